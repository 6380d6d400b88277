"""Requests as Slack sends them: whole, signed, ready to be written to a socket."""

import hashlib
import hmac
import json
import time
from itertools import count
from urllib.parse import urlencode

SECRET = "bench-signing-secret"
BOT_TOKEN = "xoxb-bench"
TEAM = "T0BENCH"
FORM = "application/x-www-form-urlencoded"

_numbers = count(1)


def command(user: str, line: str) -> bytes:
    """`/bucp LINE`, typed by this user in a channel."""
    body = {
        "token": "bench", "team_id": TEAM, "team_domain": "bench", "channel_id": "C0BENCH", "channel_name": "general",
        "user_id": user, "user_name": "someone", "command": "/bucp", "text": line, "api_app_id": "A0BENCH",
        "is_enterprise_install": "false", "response_url": "https://hooks.slack.com/commands/bench",
        "trigger_id": f"{next(_numbers)}.bench",
    }  # fmt: skip
    return _request(urlencode(body).encode(), FORM)


def message(user: str, words: str) -> bytes:
    """A direct message of this user to the bot."""
    number = next(_numbers)
    room = f"D{user[1:]}"
    event = {
        "type": "message", "channel": room, "channel_type": "im", "user": user, "text": words, "team": TEAM,
        "ts": f"1800000000.{number:06}", "event_ts": f"1800000000.{number:06}",
    }  # fmt: skip
    body = {
        "token": "bench", "team_id": TEAM, "api_app_id": "A0BENCH", "type": "event_callback", "event": event,
        "event_id": f"Ev{number}", "event_time": 1_800_000_000,
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": "U0BENCHBOT", "is_bot": True}],
    }  # fmt: skip
    return _request(json.dumps(body).encode(), "application/json")


def _request(body: bytes, kind: str) -> bytes:
    moment = str(int(time.time()))
    signature = hmac.new(SECRET.encode(), b"v0:%s:%s" % (moment.encode(), body), hashlib.sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Slackbot 1.0\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        f"X-Slack-Request-Timestamp: {moment}\r\nX-Slack-Signature: v0={signature}\r\n\r\n"
    )
    return head.encode() + body
