"""E-mail: a neutral message becomes a mail that reads well as plain text and as HTML."""
