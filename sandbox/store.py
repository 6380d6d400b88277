"""Keeps the world in one SQLite file: written through, so that a kill loses nothing that was said."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path


class Store:
    """Things by kind and key. Without a path they last as long as the process."""

    def __init__(self, path: Path | None = None) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        # The system keeps what a killed process has written; only a power cut could lose the last moment.
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS thing"
            " (number INTEGER PRIMARY KEY, kind TEXT, key TEXT, body BLOB, UNIQUE (kind, key))"
        )

    def put(self, kind: str, key: str, body: bytes) -> None:
        """Keep it, in place of what was there."""
        self._db.execute(
            "INSERT INTO thing (kind, key, body) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body",
            (kind, key, body),
        )

    def get(self, kind: str, key: str) -> bytes | None:
        """What is kept there, if anything."""
        row = self._db.execute("SELECT body FROM thing WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return None if row is None else bytes(row[0])

    def drop(self, kind: str, key: str) -> None:
        """Forget it."""
        self._db.execute("DELETE FROM thing WHERE kind = ? AND key = ?", (kind, key))

    def all(self, kind: str) -> Iterator[bytes]:
        """Everything of a kind, oldest first."""
        rows = self._db.execute("SELECT body FROM thing WHERE kind = ? ORDER BY number", (kind,))
        for (body,) in rows.fetchall():
            yield bytes(body)

    def close(self) -> None:
        """Let the file go."""
        self._db.close()
