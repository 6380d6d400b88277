"""The settings, from the environment. What is missing or wrong is said in plain sentences, all at once, before anything
starts."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.store import read_url

SLACK_API = "https://slack.com/api/"
LISTEN = "127.0.0.1:3000"


def default_database() -> str:
    """A SQLite file in the user's own data folder."""
    return f"sqlite:///{user_data_path('bucp') / 'bucp.db'}"


class Settings(BaseSettings):
    """Everything that can be set. The names in the environment are these in capitals, with `BUCP_` where given."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_ignore_empty=True)

    slack_bot_token: SecretStr = Field(default=SecretStr(""), alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr = Field(default=SecretStr(""), alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr = Field(default=SecretStr(""), alias="SLACK_SIGNING_SECRET")
    slack_api_url: str = Field(default=SLACK_API, alias="SLACK_API_URL")
    database_url: SecretStr = Field(default_factory=lambda: SecretStr(default_database()), alias="BUCP_DATABASE_URL")
    smtp_url: SecretStr = Field(default=SecretStr(""), alias="BUCP_SMTP_URL")
    mail_from: str = Field(default="Data agreements <bucp@localhost>", alias="BUCP_MAIL_FROM")
    production: bool = Field(default=False, alias="BUCP_PRODUCTION")
    listen: str = Field(default=LISTEN, alias="BUCP_LISTEN")
    clock_file: Path | None = Field(default=None, alias="BUCP_CLOCK_FILE")

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, value: SecretStr) -> SecretStr:
        return _starts(value, "xoxb-", "It is on the app's page under OAuth & Permissions and begins with xoxb-.")

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, value: SecretStr) -> SecretStr:
        return _starts(value, "xapp-", "It is on the app's page under Basic Information and begins with xapp-.")

    @field_validator("slack_api_url")
    @classmethod
    def _api(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"An address such as {SLACK_API} is expected.")
        if parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise ValueError("Over http it may only be on this machine; elsewhere https is needed.")
        return value.rstrip("/") + "/"

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr) -> SecretStr:
        read_url(value.get_secret_value())
        return value

    @field_validator("smtp_url")
    @classmethod
    def _smtp(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value():
            from handlers.email.server import Server

            Server.parse(value.get_secret_value())
        return value

    @field_validator("listen")
    @classmethod
    def _listen(cls, value: str) -> str:
        host, colon, port = value.rpartition(":")
        if not colon or not host or not port.isdecimal() or not 0 <= int(port) <= 65535:
            raise ValueError(f"An address and a port are expected, such as {LISTEN}.")
        return value

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)


def _starts(value: SecretStr, start: str, where: str) -> SecretStr:
    if value.get_secret_value() and not value.get_secret_value().startswith(start):
        raise ValueError(where)
    return value


NAMES: Mapping[str, str] = {name: str(field.alias) for name, field in Settings.model_fields.items()}


class SettingsError(Exception):
    """What is wrong with the settings: one sentence each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError with all that is wrong."""
    try:
        return Settings()
    except ValidationError as wrong:
        raise SettingsError([_sentence(dict(one)) for one in wrong.errors()]) from wrong


def settings_to_serve() -> Settings:
    """The same, with all that serving Slack needs. Raises SettingsError with what is wrong and what is missing."""
    problems = missing_to_serve()
    try:
        found = read_settings()
    except SettingsError as wrong:
        raise SettingsError([*wrong.problems, *problems]) from wrong
    if problems:
        raise SettingsError(problems)
    return found


def _sentence(error: Mapping[str, object]) -> str:
    place = error.get("loc")
    name = str(place[0]) if isinstance(place, tuple) and place else "A setting"
    said = str(error.get("msg", "")).removeprefix("Value error, ")
    if error.get("type") == "bool_parsing":
        said = "Say true or false."
    return f"{NAMES.get(name, name)} can't be used. {said}"


def missing_to_serve() -> list[str]:
    """What serving Slack needs and the environment does not have."""
    problems = []
    if not os.environ.get("SLACK_BOT_TOKEN"):
        problems.append("SLACK_BOT_TOKEN is missing. It is on the app's page under OAuth & Permissions.")
    if not (os.environ.get("SLACK_APP_TOKEN") or os.environ.get("SLACK_SIGNING_SECRET")):
        problems.append(
            "SLACK_APP_TOKEN (for Socket Mode) and SLACK_SIGNING_SECRET (for HTTP) are both missing. Set one of them: "
            "both are on the app's page under Basic Information."
        )
    return problems


def shown(settings: Settings) -> list[tuple[str, str]]:
    """The settings for people: name and value, secrets left out."""
    rows = []
    for name, value in settings:
        given = NAMES[name] in os.environ
        if isinstance(value, SecretStr):
            text = _hidden(name, value.get_secret_value())
        else:
            text = "" if value is None else str(value)
        rows.append((NAMES[name], f"{text or '(not set)'}{'' if given else '  (default)' if text else ''}"))
    return rows


def _hidden(name: str, secret: str) -> str:
    if name == "database_url":
        return read_url(secret).render_as_string(hide_password=True)
    if name == "smtp_url" and secret:
        parts = urlsplit(secret)
        return f"{parts.scheme}://{parts.hostname}:{parts.port or ''}"
    return "(set)" if secret else ""
