"""What is made from the models is as the models say."""

from bot.commands.schema import build_files
from bot.config import Config


def test_schemas_and_tables_are_fresh(config: Config) -> None:
    """The JSON Schemas and the tables in the README files are what `python -m bot schema` would write."""
    texts = build_files(config.guides)
    assert len(texts) >= 5
    assert [str(path) for path, text in texts.items() if path.read_text("utf-8") != text] == []
