"""Small talk: phrases that no guide answers, and what the bot replies, as guides/smalltalk.yaml has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from flows.core.ids import GuideId
from flows.core.text.sentences import SOURCE_LANGUAGE

ReplyKind = Literal["smalltalk", "human", "none", "crisis"]


@dataclass(frozen=True, slots=True)
class Reply:
    """Phrases that ask for no guide, and the reply to them."""

    id: str
    kind: ReplyKind
    """smalltalk: chatting; human: a person is needed; none: nothing here answers it; crisis: somebody wants to die."""
    phrases: tuple[str, ...]  # what people type
    answers: Mapping[str, str]  # language code: the answer
    guides: tuple[GuideId, ...] = ()  # that may help, best first

    def answer(self, language: str) -> str:
        return self.answers.get(language) or self.answers[SOURCE_LANGUAGE]
