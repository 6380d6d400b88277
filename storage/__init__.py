"""SQLModel tables, reading and writing them, inbox, outbox, migrations."""
