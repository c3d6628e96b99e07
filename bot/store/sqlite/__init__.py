"""The store's database on SQLite (WAL): a file, no server to run."""
