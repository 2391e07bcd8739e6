"""What Alembic runs to bring a ledger in PostgreSQL to the newest form; called by ``ledger/postgres.py`` alone."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
