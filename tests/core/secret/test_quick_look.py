"""The quick look at what nobody answers: it errs on the side of deleting."""

import pytest

from flows.core.secret import JUDGED_MAX_CHARS, may_hold_secret


@pytest.mark.parametrize(
    "text",
    [
        "482913",
        "4 8 2 9 1 3",
        "mã là ４８２９",
        "12-34-56",
        "mk Hoa@1985",
        "otp bốn tám hai chín một ba",
        "x " * 500 + "038043806306",
        "x" * (JUDGED_MAX_CHARS + 1),
    ],
)
def test_what_may_be_a_secret(text: str) -> None:
    assert may_hold_secret(text)


@pytest.mark.parametrize("text", ["", "cài vneid", "bước 3 rồi", "113", "nhà 12 thôn 3", "x" * JUDGED_MAX_CHARS])
def test_what_is_none(text: str) -> None:
    assert not may_hold_secret(text)
