"""The methods of Slack's Web API that an app like this one calls."""
