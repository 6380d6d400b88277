"""The Web API methods that we call, and the scopes that they need: the manifest asks for exactly these."""

from typing import Literal

Method = Literal[
    "auth.test",
    "chat.postMessage",
    "chat.update",
    "conversations.history",
    "conversations.open",
    "conversations.replies",
    "files.completeUploadExternal",
    "files.getUploadURLExternal",
    "files.info",
    "users.info",
    "views.open",
    "views.publish",
    "views.push",
]

# docs.slack.dev, "Required scopes" of each method.
SCOPES: dict[Method, tuple[str, ...]] = {
    "auth.test": (),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": ("im:history",),
    "conversations.open": ("im:write",),
    "conversations.replies": ("im:history",),
    "files.completeUploadExternal": ("files:write",),
    "files.getUploadURLExternal": ("files:write",),
    "files.info": ("files:read",),
    "users.info": ("users:read", "users:read.email"),
    "views.open": (),
    "views.publish": (),
    "views.push": (),
}

# What the events and the command need besides.
EVENT_SCOPES = {"message.im": ("im:history",), "app_home_opened": (), "app_uninstalled": (), "tokens_revoked": ()}
COMMAND_SCOPES = ("commands",)
