"""Migrations: numbered scripts that bring a file up to date. One that was released never changes."""

from pathlib import Path

import aiosqlite

from bot.store.errors import StoreUnavailable

MIGRATIONS = Path(__file__).parent / "migrations"


async def migrate(connection: aiosqlite.Connection) -> None:
    """Run the migrations that a file has not had, each in a transaction. Raises StoreUnavailable for a newer file."""
    async with connection.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    have = int(row[0]) if row else 0
    scripts = [path.read_text("utf-8") for path in sorted(MIGRATIONS.iterdir())]
    if have > len(scripts):
        raise StoreUnavailable(f"the database has version {have}, this program knows {len(scripts)}")
    for number, script in enumerate(scripts[have:], have + 1):
        await connection.executescript(f"BEGIN;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
