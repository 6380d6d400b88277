"""The conversation of each step of the guide: what is asked, what an answer leads to."""
