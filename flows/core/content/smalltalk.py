"""Small talk: what people type that no guide answers, and the answer, as guides/smalltalk.yaml has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from flows.core.text.sentences import SOURCE_LANGUAGE

ReplyKind = Literal["smalltalk", "human", "none"]


@dataclass(frozen=True, slots=True)
class Reply:
    """Words that ask for no guide, and what is said to them."""

    id: str
    kind: ReplyKind  # smalltalk: chatting; human: a person is needed; none: nothing here answers it
    phrases: tuple[str, ...]  # what people type
    answers: Mapping[str, str]  # language code: the answer

    def answer(self, language: str) -> str:
        return self.answers.get(language) or self.answers[SOURCE_LANGUAGE]
