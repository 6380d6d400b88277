"""All methods by name, with the scope that each one needs, and the way of a call through them."""

from collections.abc import Callable

from sandbox.api import chat, files, people, views
from sandbox.api.call import ApiError, Call
from sandbox.shapes import Json
from sandbox.slack import Slack
from sandbox.things import Workspace

Method = Callable[[Call], Json]

METHODS: dict[str, tuple[str, Method]] = {
    "auth.test": ("", people.auth_test),
    "chat.delete": ("chat:write", chat.delete),
    "chat.getPermalink": ("", chat.get_permalink),
    "chat.postEphemeral": ("chat:write", chat.post_ephemeral),
    "chat.postMessage": ("chat:write", chat.post_message),
    "chat.update": ("chat:write", chat.update),
    "conversations.history": ("", people.conversations_history),
    "conversations.info": ("", people.conversations_info),
    "conversations.members": ("", people.conversations_members),
    "conversations.open": ("im:write", people.conversations_open),
    "conversations.replies": ("", people.conversations_replies),
    "files.completeUploadExternal": ("files:write", files.complete_upload),
    "files.getUploadURLExternal": ("files:write", files.get_upload_url),
    "files.info": ("files:read", files.files_info),
    "reactions.add": ("reactions:write", chat.add_reaction),
    "users.info": ("users:read", people.users_info),
    "users.list": ("users:read", people.users_list),
    "users.lookupByEmail": ("users:read.email", people.users_lookup_by_email),
    "views.open": ("", views.views_open),
    "views.publish": ("", views.views_publish),
    "views.push": ("", views.views_push),
    "views.update": ("", views.views_update),
}


def perform(slack: Slack, method: str, token: str, args: Json) -> Json:
    """The body of the answer to a call."""
    try:
        return {"ok": True, **_perform(slack, method, token, args)}
    except ApiError as refused:
        return refused.answer()


def _perform(slack: Slack, method: str, token: str, args: Json) -> Json:
    if method == "api.test":
        if "error" in args:
            raise ApiError(str(args["error"]), args=args)
        return {"args": args}
    if method == "apps.connections.open":
        return _open_connection(slack, token)
    if method not in METHODS:
        raise ApiError("unknown_method", req_method=method)
    scope, run = METHODS[method]
    call = Call(slack, _workspace(slack, token), args)
    if scope:
        call.needs(scope)
    return run(call)


def _open_connection(slack: Slack, token: str) -> Json:
    if not token:
        raise ApiError("not_authed")
    if not token.startswith("xapp-"):
        raise ApiError("not_allowed_token_type")
    if token != slack.app.app_token:
        raise ApiError("invalid_auth")
    address = slack.world.base_url.replace("http", "ws", 1)
    return {"url": f"{address}/link/?ticket={slack.delivery.sockets.new_ticket()}&app_id={slack.app.app_id}"}


def _workspace(slack: Slack, token: str) -> Workspace:
    if not token:
        raise ApiError("not_authed")
    if token.startswith("xapp-"):
        raise ApiError("not_allowed_token_type")
    workspace = slack.by_token(token)
    if workspace is None:
        raise ApiError("invalid_auth")
    if not workspace.installed:
        raise ApiError("account_inactive")
    return workspace
