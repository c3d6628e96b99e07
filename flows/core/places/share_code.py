"""Share codes: who or what sent a person here. A letter for the kind, `-`, and an id: `m-kdtrbnz`, `p-lia`."""

import hashlib
from typing import Literal

from flows.core.address import SHARE_CODE

CodeKind = Literal["member", "place", "poster", "class"]
_KINDS: dict[str, CodeKind] = {"m": "member", "p": "place", "t": "poster", "c": "class"}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}
RESIDENT_CHARS = 6  # of the id under which a household knows one of its people
_ALPHABET = "bcdfghjkmnpqrstvxz"  # no vowel, so no word, and nothing that a keyboard for Vietnamese turns into a tone


def make_share_code(kind: CodeKind, id: str) -> str:
    """Return the share code of a member, place, poster (by its place) or class."""
    return f"{_LETTERS[kind]}-{id}"


def decode_share_code(code: str | None) -> tuple[CodeKind, str] | None:
    """Return the kind and id that a share code names; None where it is not one of ours."""
    letter, mark, id = (code or "").partition("-")
    kind = _KINDS.get(letter)
    return (kind, id) if kind and mark and id and SHARE_CODE.fullmatch(code or "") else None


def derive_id(seed: str, what: str, length: int) -> str:
    """Derive an id of letters from an event's seed: the same for the same seed and purpose.

    A letter holds 4.1 bits. Letters alone, since a row of digits might look like a secret.
    """
    number = int.from_bytes(hashlib.blake2b(f"{what}\0{seed}".encode(), digest_size=32).digest())
    letters = []
    for _ in range(length):
        number, place = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[place])
    return "".join(letters)
