"""Alembic's entry: the connection comes from `storage.migrate`, which is the only one to call it."""

from alembic import context

from storage.migrate import OPTIONS

context.configure(connection=context.config.attributes["connection"], **OPTIONS)
with context.begin_transaction():
    context.run_migrations()
