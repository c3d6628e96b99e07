"""The papers that the law asks for: made from the settings, and asked about in the words that are agreed to."""

import hashlib
from pathlib import Path

from bot.commands.law import write_papers
from bot.commands.parser import main
from bot.config import Config
from bot.guides.load import load_sentences
from flows.core.facts.citizen import CONSENT_TEXT
from tests.harness.settings import ROOT

ASKED = {"2026-12": "d6e7e6c0a673"}
"""The versions of the question of consent, each with the hash of its sentence."""


def test_papers_are_fresh(config: Config) -> None:
    """What stands in docs/law is what `python -m bot law` would write, and nothing else stands there."""
    there = {path.name: path.read_text("utf-8") for path in (ROOT / "docs" / "law").iterdir()}
    assert there == write_papers(config)


def test_papers_name_who_answers(config: Config) -> None:
    """Every gap that the settings know is filled in; those that only an office knows are left."""
    papers = write_papers(config.model_copy(update={"run_by": "Xã Thử", "telegram_bot": "ThuBot"}))
    assert "Xã Thử" in papers["thong-bao.md"]
    assert "@ThuBot" in papers["chuyen-ra-nuoc-ngoai.md"]
    assert [name for name, text in papers.items() if "$" in text] == []
    assert "……" in papers["su-co.md"]


def test_another_question_is_another_version() -> None:
    """Whoever changes what people agree to gives it a new version, since facts tell which one they were asked."""
    sentence = load_sentences().say("vi", "consent-body", run_by="x", contact="y")
    assert hashlib.sha256(sentence.encode()).hexdigest()[:12] == ASKED[CONSENT_TEXT]


def test_papers_are_written_and_checked(tmp_path: Path) -> None:
    """`--check` tells what is not as the settings say, and writes nothing."""
    call = ["--config", str(ROOT / "config.yaml"), "law", "--to", str(tmp_path / "law")]
    assert main([*call, "--check"]) == 1
    assert not (tmp_path / "law").exists()
    assert main(call) == 0
    assert main([*call, "--check"]) == 0
