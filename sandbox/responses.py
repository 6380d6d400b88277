"""What an app may say to one interaction: the body of a command's answer, and calls of a response URL."""

from dataclasses import replace

from sandbox import limits
from sandbox.api.call import ApiError
from sandbox.shapes import Json, flag, objs, text
from sandbox.slack import Draft, Slack
from sandbox.things import Message, Workspace
from sandbox.tickets import ResponseUrl


def respond(slack: Slack, url: ResponseUrl, body: Json) -> Message | None:
    """Do what the app says there. Raises ApiError where Slack would refuse it."""
    workspace = slack.world.workspaces[url.team]
    if flag(body, "delete_original"):
        slack.world.remove_message(_original(slack, url))
        return None
    draft = _draft(url, body)
    if flag(body, "replace_original"):
        return _replaced(slack, workspace, _original(slack, url), draft)
    channel = slack.world.channels[f"{url.team}/{url.channel}"]
    return slack.post(workspace, channel, workspace.bot_user, draft)


def _draft(url: ResponseUrl, body: Json) -> Draft:
    blocks = objs(body, "blocks")
    if "blocks" in body:
        wrong = limits.check_message(body["blocks"])
        if wrong:
            raise ApiError("invalid_blocks", messages=wrong)
    if not text(body, "text") and not blocks and not body.get("attachments"):
        raise ApiError("no_text")
    if len(text(body, "text")) > limits.MESSAGE_TEXT:
        raise ApiError("msg_too_long")
    public = text(body, "response_type") == "in_channel"
    thread = text(body, "thread_ts") or None
    return Draft(text(body, "text"), blocks, thread, only_for=None if public else url.user)


def _original(slack: Slack, url: ResponseUrl) -> Message:
    found = slack.world.message(url.team, url.channel, url.message_ts) if url.message_ts else None
    if found is None:
        raise ApiError("message_not_found")
    return found


def _replaced(slack: Slack, workspace: Workspace, original: Message, draft: Draft) -> Message:
    changed = replace(original, text=draft.text, blocks=list(draft.blocks))
    return slack.change(workspace, original, changed)
