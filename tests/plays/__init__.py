"""Whole agreements between departments, played through Slack's own protocol with the program as it is served."""
