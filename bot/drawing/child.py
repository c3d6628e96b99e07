"""A typesetter in a child process that ends with each piece of work.

typst keeps what it has worked out, some hundred megabytes after a few papers, and gives none of it back: so what
anybody may ask for in any number is set where all of it goes at the end. `python -m bot.drawing.child` is the child.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.drawing.typesetter import PPI, CannotDraw, TypesetFormat, Typesetter

_PATIENCE_S = 120.0
_PROGRAM = Path(__file__).parents[2]


class ChildTypesetter(Typesetter):
    """Sets every template in a process of its own."""

    def typeset(
        self, template: str, format: TypesetFormat, data: Mapping[str, Any] | str, ppi: float = PPI
    ) -> list[bytes]:
        order = json.dumps([template, format, data, ppi], ensure_ascii=False).encode()
        command = [sys.executable, "-m", __name__]
        try:
            run = subprocess.run(  # noqa: S603 (nothing in the command comes from anywhere else)
                command, input=order, capture_output=True, timeout=_PATIENCE_S, check=False, cwd=_PROGRAM
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise CannotDraw(f"{template}: {type(error).__name__}") from error
        if run.returncode != 0:
            raise CannotDraw(f"{template}: the child ended with {run.returncode}")
        answer = json.loads(run.stdout)
        if isinstance(answer, str):
            raise CannotDraw(answer)
        return [base64.b64decode(page) for page in answer]


def answer_parent() -> None:
    """Set what stands on standard input; write the pages, or why not, on standard output."""
    template, format, data, ppi = json.load(sys.stdin.buffer)
    try:
        answer: list[str] | str = [
            base64.b64encode(page).decode() for page in Typesetter().typeset(template, format, data, ppi)
        ]
    except CannotDraw as error:
        answer = str(error)
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    answer_parent()
