"""Settings and the command line, as somebody who runs the service meets them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import SettingsError, read_settings, settings_to_serve, shown

OURS = ("SLACK_", "BUCP_")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment without any setting of ours."""
    import os

    for name in list(os.environ):
        if name.startswith(OURS):
            monkeypatch.delenv(name)
    monkeypatch.setenv("BUCP_DATABASE_URL", f"sqlite:///{tmp_path / 'bucp.db'}")


def test_all_that_is_wrong_or_missing_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("SLACK_BOT_TOKEN", "abc"),
        ("SLACK_API_URL", "http://slack.example.org/api"),
        ("BUCP_DATABASE_URL", "mysql://a"),
        ("BUCP_SMTP_URL", "http://mail"),
        ("BUCP_PRODUCTION", "perhaps"),
        ("BUCP_LISTEN", "3000"),
    ):
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        settings_to_serve()
    said = caught.value.problems
    for name in (
        "SLACK_BOT_TOKEN",
        "SLACK_API_URL",
        "BUCP_DATABASE_URL",
        "BUCP_SMTP_URL",
        "BUCP_PRODUCTION",
        "BUCP_LISTEN",
    ):
        assert len([one for one in said if one.startswith(name)]) == 1, name
    assert any(one.startswith("SLACK_APP_TOKEN (for Socket Mode) and SLACK_SIGNING_SECRET") for one in said)


def test_an_empty_setting_counts_as_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", "")
    monkeypatch.setenv("BUCP_LISTEN", "")
    settings = read_settings()
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.address == ("127.0.0.1", 3000)


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret-one")
    monkeypatch.setenv("BUCP_SMTP_URL", "smtp://user:secret-two@mail.example.org:25")
    monkeypatch.setenv("BUCP_DATABASE_URL", "postgresql://user:secret-three@db.example.org/bucp")
    said = json.dumps(shown(read_settings())) + repr(read_settings())
    assert "secret-" not in said
    assert "mail.example.org" in said


def bucp(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    import os

    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *words],
        capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def test_serving_without_tokens_says_what_is_missing_and_shows_no_trace() -> None:
    ended = bucp("serve")
    assert ended.returncode == 2
    assert "SLACK_BOT_TOKEN is missing" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_database_that_is_away_is_said_in_a_sentence() -> None:
    ended = bucp("migrate", BUCP_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert ended.returncode == 2
    assert "The database can't be reached" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_list_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    good = tmp_path / "good.csv"
    good.write_text(
        "name,abbreviation,parent_agency_as_listed,parent_agency_current,under_governor,signatory_status,source,"
        "governor_basis,note\n"
        "Ocean Data Office,ODO,,,true,listed as signatory,published list of 2027-01-04,,\n",
        encoding="utf-8",
    )
    bad = tmp_path / "bad.csv"
    bad.write_text(
        good.read_text(encoding="utf-8") + "Reef Office,RO,,,maybe,listed as signatory,list of 2027-01-04,,\n"
    )
    refused = bucp("signatories", "import", str(bad))
    assert refused.returncode == 2
    assert "Line 3, column under_governor" in refused.stderr
    before = json.loads(bucp("signatories", "find", "Ocean Data Office", "--json").stdout)
    assert before["outcome"] == "none"
    assert bucp("signatories", "import", str(good)).returncode == 0
    after = json.loads(bucp("signatories", "find", "odo", "--json").stdout)
    assert after == {
        "query": "odo",
        "outcome": "match",
        "matches": [
            {
                "name": "Ocean Data Office",
                "abbreviation": "ODO",
                "status": "listed as signatory",
                "under_governor": "true",
            }
        ],
    }


def test_names_in_a_file_give_one_json_object_a_line(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("edd\nDPR\nno such thing at all\n")
    lines = [json.loads(line) for line in bucp("signatories", "find", "--file", str(names)).stdout.splitlines()]
    assert [(one["query"], one["outcome"]) for one in lines] == [
        ("edd", "match"),
        ("DPR", "ambiguous"),
        ("no such thing at all", "none"),
    ]


def test_audit_and_outbox_of_an_empty_database() -> None:
    assert "The record is whole" in bucp("audit", "verify").stdout
    assert "Nothing waits" in bucp("outbox").stdout
    assert bucp("outbox", "retry", "7").returncode == 2
