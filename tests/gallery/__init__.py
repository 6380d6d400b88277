"""Every message, form, mail and Home page that the bot can show, each with ordinary, shortest, longest and hostile
content. `make gallery` draws them as one page."""
