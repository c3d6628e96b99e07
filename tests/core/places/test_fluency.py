"""Fluent: the rule of config.yaml, by one person or by the house together."""

import pytest

from flows.core.places.fluency import FluentRule, count_lacking

SKILLS = {"a": "eid", "b": "eid", "c": "portal", "d": "pay"}


@pytest.mark.parametrize(
    ("mark", "rule", "short"),
    [
        ("", FluentRule(), {"eid": 1, "portal": 1, "pay": 1}),
        ("a c d", FluentRule(), {}),
        ("a\nc d", FluentRule(), {"eid": 1}),
        ("a\nc d", FluentRule(one_person=False), {}),
        ("a c d x", FluentRule(fluent={"eid": 2}), {"eid": 1}),
        ("a b", FluentRule(fluent={"eid": 2}), {}),
        ("x", FluentRule(fluent={"shop": 1}), {"shop": 1}),
    ],
)
def test_lacking(mark: str, rule: FluentRule, short: dict[str, int]) -> None:
    """Of each skill so many different guides; guides that prove nothing do not count; who lacks least is told."""
    assert count_lacking(mark, rule, SKILLS.get) == short
