"""Loose readings: a text of no pattern that holds the words of one meaning, and else only words that say nothing.

`không thấy nút nào hết trơn`: what is not seen, `không thấy`, and filling. One word of any content, and none is read.
"""

from collections.abc import Callable

from flows.core.steering.meanings import Meaning
from flows.core.steering.wording import POLITE


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FILLING = POLITE | _set(
    "nut buoc cai cho o man hinh trang may no nay do kia het tron lam qua ghe luon hoai nua da dang vua moi "
    "thi ma la de nao gi chi ca them len xuong ra vao co xanh vang den to lon nut muc phan chu nhieu lan hai "
    "sao the vay khi van cung cu app bay gio gi day mau ben duoi tren kip chut ti mot xiu lat day noi chung "
    "tui bua "
)
_NOT = _set("khong chua chang")
_CAN = _set("duoc thay hieu biet chay hien phan hoi nhuc nhich")
_ACT = _set(
    "lam bam nhan vao mo cai dat tai nhap go dien chon thay quet gui dang ky xuat xem doc tim chup ghi bat tat "
    "luu anh hinh keo vuot cham kiem coi nhin ra len an thu hien xac dong y "
)
_STOPS = _set("loi mac ket tac truc trac treo dung be vuong")
_WHERE = _set("where")
_WAITS = _set("doi guom cham")
_LOOKS = _set("xem coi thu lam doc lay tim bam kinh giay mo tai di hoi nghi suy chut ti xiu lat phut giay ve ngo")
_LATER = _set("mai bua hom luc chieu trua ranh nghi hen ban met ngu khuya")
_WITH_LATER = _set("thoi khac sau tinh tiep viec khoe de khi lam ve lat lai khong mot tuan ngay hoc tay")
_BACK = _set("quay lui tro ve")
_WITH_BACK = _set("lai truoc hoi luc nay sau mot do buoc trang nhe xem coi")
_FIRST = _set("dau chinh chu menu")
_REPEATS = _set("doc noi nhac xem coi nghe chi gui hien ke giang giai thich huong dan lap mo")
_MEETS = _set("gap goi nho keu noi chuyen ket tim can moi lien he so hoi nhan tin dien chat")
_PEOPLE = _set("nguoi bo vien ai to")
_WITH_PEOPLE = _set(
    "can nhan that thiet giup den toi xa truc tiep cong nghe so thanh truong thon ho tro huong dan duoc khong chi"
    " ta qua house"
)
_NEXT = _set("tiep sau ke")
_WITH_NEXT = _set("tuc theo sang qua chuyen toi den lam xong roi di mot hai ba bon nam sau buoc trang")


def _holds(words: list[str], core: frozenset[str], *others: frozenset[str]) -> bool:
    """Whether one of the core words is there, and nothing but them, the others and filling."""
    allowed = _FILLING.union(core, *others)
    return any(word in core for word in words) and all(word in allowed for word in words)


def _is_again(words: list[str]) -> bool:
    unheard = "nghe" in words and "ro" in words and _holds(words, _NOT, _set("nghe ro"))
    return unheard or ("lai" in words and _holds(words, _REPEATS, _set("lai cham")))


def _is_stuck(words: list[str]) -> bool:
    if "sao" in words and "lam" in words and _holds(words, _ACT, _NOT, _set("biet tiep duoc")):
        return True
    if ("kho" in words or "khong the" in " ".join(words)) and _holds(words, _NOT | {"kho"}, _ACT, _CAN):
        return True
    cannot = any(word in _NOT for word in words) and _holds(
        words, _CAN, _NOT, _ACT, _set("ro duoc cach dung xai co lam tiep")
    )
    return cannot or _holds(words, _STOPS, _set("bi bao roi day o")) or _holds(words, _WHERE, _ACT, _set("nam tim"))


def _is_done(words: list[str]) -> bool:
    denies = any(word in _NOT for word in words) or words[-1] in ("chua", "gi", "chi")
    return not denies and _holds(words, _set("xong roi"), _ACT, _set("duoc ok on hai mot ba bon ve code thanh cong"))


def _is_wait(words: list[str]) -> bool:
    if "de" in words and len(words) > 1 and _holds(words, _set("xem coi thu"), _LOOKS):
        return True
    if words[0] == "dang" and words[1:2] not in (["nhap"], ["ky"]) and _holds(words, _ACT, _NOT, _set("xong ve load")):
        return True
    unready = words[0] == "chua" and _holds(words, _ACT, _NOT, _set("xong kip duoc"))
    slowly = "tu tu" in " ".join(words) and _holds(words, _set("tu"), _LOOKS)
    return unready or slowly or _holds(words, _WAITS, _LOOKS)


def _is_later(words: list[str]) -> bool:
    said = sum(word in _LATER or word in _WITH_LATER for word in words)
    return said > 1 and _holds(words, _LATER, _WITH_LATER)


def _is_home(words: list[str]) -> bool:
    goes = any(word in ("ve", "ra", "trang", "man", "tro", "quay") for word in words)
    return goes and _holds(words, _FIRST, _set("ve ra tro quay lai trang tien"))


def _is_person(words: list[str]) -> bool:
    return any(word in _PEOPLE for word in words) and _holds(words, _MEETS, _PEOPLE, _WITH_PEOPLE)


def _is_next(words: list[str]) -> bool:
    said = sum(word in _NEXT or word in _WITH_NEXT for word in words)
    return said > 1 and _holds(words, _NEXT, _WITH_NEXT)


def _is_back(words: list[str]) -> bool:
    return ("lai" in words or "truoc" in words) and _holds(words, _BACK, _WITH_BACK)


_MEANINGS: tuple[tuple[Meaning, Callable[[list[str]], bool]], ...] = (
    ("again", _is_again),
    ("home", _is_home),
    ("back", _is_back),
    ("wait", _is_wait),
    ("stuck", _is_stuck),
    ("person", _is_person),
    ("next", _is_next),
    ("later", _is_later),
    ("done", _is_done),
)
"""The meanings that have a loose reading; the first that fits holds."""


def read_loosely(words: list[str]) -> Meaning | None:
    """Return the meaning of words without marks by what they hold."""
    return next((meaning for meaning, fits in _MEANINGS if fits(words)), None) if words else None
