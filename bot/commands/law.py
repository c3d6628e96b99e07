"""Write the papers that the law on personal data asks of an office, from the settings; somebody completes and signs."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from string import Template

import bot.papers
from bot.config import Config, load_config
from bot.guides.load import load_sentences
from flows.core.facts.citizen import CONSENT_TEXT

LAW_PAPERS = Path(bot.papers.__file__).parent / "law"
_DRAFT = "> Bản nháp do máy soạn từ cài đặt: đọc lại, điền chỗ trống, rồi ký. Đây không phải tư vấn pháp luật.\n"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, default=Path("docs/law"), metavar="FOLDER", help="default: docs/law")
    parser.add_argument("--check", action="store_true", help="only say whether the files are as they should be")


def command(given: argparse.Namespace) -> int:
    papers = {given.to / name: text for name, text in write_papers(load_config(given.config)).items()}
    stale = [path for path, text in papers.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if given.check:
            print(f"{path} is not as the settings say: run python -m bot law")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(papers[path], "utf-8")
            print(f"{path} written")
    return 1 if stale and given.check else 0


def write_papers(config: Config) -> Mapping[str, str]:
    """Return the text of each paper by the name of its file."""
    question = load_sentences().say("vi", "consent-body", run_by=config.run_by, contact=config.contact)
    values = {
        "run_by": config.run_by,
        "contact": config.contact,
        "months": config.journal_months,
        "days": config.missed_days,
        "hidden": config.hidden_under,
        "consent": CONSENT_TEXT,
        "telegram": f", @{config.telegram_bot}" if config.telegram_bot else "",
        "question": "\n".join(f"> {line}".rstrip() for line in question.splitlines()),
    }
    papers = {}
    for path in sorted(LAW_PAPERS.glob("*.md")):
        title, _, body = Template(path.read_text("utf-8")).substitute(values).partition("\n")
        papers[path.name] = f"{title}\n\n{_DRAFT}{body}"
    return papers
