"""The one app whose home this sandbox is: the secrets that Slack and the app share."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AppConfig:
    """What one reads on an app's page at Slack and puts into its settings."""

    app_id: str = "A0SANDBOX1"
    app_token: str = "xapp-1-A0SANDBOX1-sandbox"
    signing_secret: str = "sandbox-signing-secret"
    verification_token: str = "sandbox-verification"
    commands: tuple[str, ...] = ()
    """The slash commands that exist; empty: any."""
    should_escape: bool = True
    """Whether commands get mentions as `<@U1|name>`, as the manifest's switch of that name says."""
    echo: bool = True
    """Whether the bot hears of its own messages in direct messages, as at Slack."""
