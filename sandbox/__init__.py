"""A local stand-in for Slack's servers and a mail inbox, with a page to click. Serves the demo and the tests."""
