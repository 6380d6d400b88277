"""files.*: uploading in three steps, and looking up."""

import mimetypes
from dataclasses import replace

from sandbox.api.call import ApiError, Call
from sandbox.payloads import file_json
from sandbox.shapes import Json, text, whole
from sandbox.slack import Draft
from sandbox.things import Channel, File


def get_upload_url(call: Call) -> Json:
    """files.getUploadURLExternal: a place to send the bytes to."""
    name, length = call.text("filename"), whole(call.args, "length")
    if not name or length <= 0:
        raise ApiError("invalid_arguments", messages=["[ERROR] filename and length are needed"])
    now = int(call.world.clock.now().timestamp())
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    file_id = call.world.new_id("F")
    file = File(call.team, file_id, call.workspace.bot_user, name, name, kind, length, now)
    call.world.put_file(file)
    return {"file_id": file_id, "upload_url": f"{call.world.base_url}/upload/{call.team}/{file_id}"}


def complete_upload(call: Call) -> Json:
    """files.completeUploadExternal: shares the files, with a message if a channel is named."""
    wanted = call.objects("files")
    files = [call.world.files.get(f"{call.team}/{text(one, 'id')}") for one in wanted]
    if not files or any(file is None or not call.world.content(file) for file in files):
        raise ApiError("file_not_found")
    channel = _channel(call)
    where = [channel.id] if channel else []
    done = [
        call.world.put_file(replace(file, title=text(one, "title") or file.name, channels=where, shared=True))
        for one, file in zip(wanted, files, strict=True)
        if file is not None
    ]
    if channel is not None:
        thread = call.text("thread_ts") or None
        draft = Draft(call.text("initial_comment"), thread_ts=thread, files=[file.id for file in done])
        call.slack.post(call.workspace, channel, call.workspace.bot_user, draft)
    return {"files": [file_json(call.world, file) for file in done]}


def files_info(call: Call) -> Json:
    """files.info."""
    file = call.world.files.get(f"{call.team}/{call.text('file')}")
    if file is None:
        raise ApiError("file_not_found")
    return {"file": file_json(call.world, file)}


def _channel(call: Call) -> Channel | None:
    key = "channel_id" if call.has("channel_id") else "channels"
    if not call.has(key):
        return None
    channel = call.channel(key)
    if call.workspace.bot_user not in channel.members:
        raise ApiError("not_in_channel")
    return channel
