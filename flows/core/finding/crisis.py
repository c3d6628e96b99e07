"""Crisis: whether somebody says that they, or one of theirs, want to die. Sentences written out, since likeness will
not do: a missed one may be a life, and "the phone is dead" is none.

In a pattern a word stands for itself with its marks, without them, and without its tone or its hat; `!` before it asks
for the very marks. `…` is up to three words more, `~` up to six that may cross a comma.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from flows.core.text.fold import compose, spell, strip_marks
from flows.core.text.typed import decode

READ_MAX_CHARS = 4096  # the rest of a longer text is not looked at

_OTHER_SPELLINGS = {
    "không": "ko k kg kh hk hok hong hông hổng hỏng kô chẳng chả hem hôn đâu",
    "muốn": "mún mun mong",
    "chết": "chếc chít chêc ckết",
    "sống": "xống sốg",
    "nữa": "nx",
    "vào": "vô",
    "sao": "răng",
    "làm": "mần",
}
_ANYONE = "(tôi|tui|tao|em|con|cháu|bác|mình|mệ|mạ|bọ|ba|má|mẹ|cha|chú|cô|o|dì|ông|bà|anh|chị|vợ|chồng|nó|hắn|ai|nhà)"
_WISH = "(muốn|định|tính|đòi|sẽ|dọa|quyết|sắp|chắc|xin|đi)"
_RELIEF = "cho (xong|rồi|rảnh|khỏe|nhẹ|yên|đỡ|hết|khuất|sướng|rồi đời)"
_POISON = "(thuốc !sâu|thuốc trừ sâu|thuốc !cỏ|thuốc diệt cỏ|thuốc rầy|thuốc chuột|thuốc diệt chuột|thuốc độc)"
_ENDS = "(cuộc đời|cõi đời|đời tôi|đời mình|đời này|đời ni|cuộc sống này|sự sống|sinh mạng|mạng sống)"

_LIVE = "sống(?! (ở|chung|với|cùng|tại|một mình|gần|xa|bên|dưới|thiếu) )"
_ON = "(tha |gì |chi |được |tiếp |tục |mà |phải |còn )*"
_I = "(tôi|tui|tao|mình|mệ|bác|em|con)"
_SLOW = "(?! (làm|học|bấm|đọc|xem|coi|đã|thôi|rồi) )"  # goes on as `từ từ`, slowly

_SAID = f"""
không … (muốn|thiết|ham|màng|đáng|thích|dám|thể) {_ON}{_LIVE}
không … (lý do|lí do|ý nghĩa|động lực|hy vọng|hi vọng) … {_LIVE}
(cuộc sống|cuộc đời|đời|sống) (không|hết) … ý nghĩa
hết … (muốn|thiết|ham) {_LIVE}
(đừng|khỏi) {_LIVE} nữa
không … muốn … (thức dậy|tỉnh dậy|thở) nữa
không (muốn|thiết|đáng|nên|cần) … tồn tại
không … thiết … {_ENDS}
sống (không|hết) (nổi|được) nữa
(sống sao|sao mà sống|sao sống) … nổi(?! với )
không {_LIVE} nữa
sống (để |mà )?(làm )?(gì|chi) nữa
{_LIVE} … làm (gì|chi) (nữa|đây|cho|/)
sống (gì|chi) (nữa|cho)
không biết sống (để |mà )?làm (gì|chi)
không còn … (gì|chi|ai|lý do|lí do|động lực) (nữa )?để {_LIVE}
không còn (gì|lý do|lí do|đường|cách|động lực|lẽ) {_LIVE}
hết (đường|lẽ|cách|hy vọng|hi vọng) {_LIVE}
chán !sống
chan song (lam|qua|roi|lam roi)
sống … (khổ hơn|không bằng|sao bằng|thua|như) … chết
sống … (chỉ|càng) (làm |thêm )?khổ {_ANYONE}
tuyệt vọng
(kết thúc|chấm dứt) … {_ENDS}
(muốn|xin) (kết thúc|chấm dứt) (hết )?(tất cả|mọi thứ|mọi chuyện) /
đời {_ANYONE} … (kết thúc|chấm dứt|(hết|tàn|xong) rồi)
kết liễu
vĩnh biệt ({_ANYONE}|mọi người|cả nhà|đời|/)
tin vĩnh biệt
muốn nhắm mắt /
!sống !đủ rồi
!sống (chi|gì) /
!sống (!thừa|chật đất)
không chịu … nổi ~ (kết thúc|chấm dứt)(?! (bài|việc|ở) )
(!đường !cùng|!cùng !đường rồi)
giết (mình|bản thân|{_I} đi)
cho xe (tông|cán|đụng|đâm)
(đòi|định|tính|muốn|dọa) cắt cổ(?! (gà|vịt|heo|lợn) )
không … trên (cõi đời|đời|đời này|đời ni) nữa
(biến mất|biến|đi) khỏi (cõi|thế gian|thế giới|trần gian|cuộc đời|đời)
muốn biến mất (/|luôn|thôi|cho)
(muốn|tìm|cần|được|mới) … giải thoát
(giá mà|ước|phải chi|đáng lẽ|thà) … sinh ra
sinh ra làm (gì|chi)
(giá mà|ước) … (chưa|không|đừng) … (tồn tại|có mặt)
(muốn|định|sẽ) (kết thúc|chấm dứt) … cuộc sống
(nhắn|nói|bảo) … đứng … trên !cầu
không còn (lối thoát|lối ra)
(không|hết) (gượng|cầm cự|chống chọi) … nổi
nhắm mắt (xuôi tay|{_RELIEF})
ra đi (mãi mãi|cho (nhẹ|đỡ|xong|rồi|thanh thản))
(từ giã|lìa|rời) (bỏ )?(cõi đời|cuộc đời|!đời)
(muốn|ước|phải chi|phải gì|cầu) … ngủ … (không|đừng|khỏi) (bao giờ )?(thức |tỉnh )?(dậy|tỉnh)(?! nổi )
nghĩ quẩn
nghĩ (tới|đến|về) … (cái chết|chuyện chết)
(làm|nghĩ) (chuyện |điều )?dại dột
(thư|thơ|bức) tuyệt mệnh
thư để lại cho
đi đây ~ đừng tìm
(muốn|xin) buông xuôi
(muốn|xin|mong|cho tôi|cho tui) … theo (ông bà|tổ tiên)(?! (đi|ra|vào|lên|về|qua) )
muốn (đi )?theo (ông nhà|bà nhà|ổng|bả)
(nằm|ra|lên) … (đường tàu|đường ray) … {_RELIEF}
(lao|đâm) … đầu vào (xe|tàu|ô tô)
{_WISH} … nhảy … (!cầu|!sông|lầu|giếng|vực)
{_WISH} nhay … (cau|song)
(đứng|leo|lên) … (!cầu|lầu|lan can) … nhảy
(đứng|ngồi|leo|trèo) … (thành cầu|mép cầu|lan can)
nhảy … (!cầu|!sông|lầu|giếng) ({_RELIEF}|chết|thôi)
nhay (cau|song) (cho|chet)
ra (!cầu|!sông|biển) … nhảy
!tự (!hại|!thiêu|làm hại|làm đau|hủy hoại|rạch|cứa)
({_WISH} …|{_ANYONE}) (!treo|!thắt) !cổ
(treo|thắt) cổ (tự|chết|cho)
{_WISH} … (rạch|cứa) (cổ )?tay
{_ANYONE} (vừa |mới |đã )?(rạch|cứa) (cổ )?tay
(cắt|cứa|rạch) (cổ !tay|co tay)
cắt mạch máu
uống … ({_POISON}|thuoc sau|thuoc co) ~ (chết|tự (tử|sát|vẫn)|{_RELIEF}|là xong)
uống … thuốc ngủ ~ (chết|tự (tử|sát|vẫn)|cho (xong|rồi)|là xong)
uống (gì|chi|thuốc gì|thuốc chi) … chết
{_POISON} ~ uống ~ (chết|{_RELIEF}|là xong)
suicidal
kill (myself|my self)
(want to|wanna|wish i could) die
(end|ending|take|taking) my (own )?life
want to end (it|everything)
end it all
(do not|don t|dont) (want to|wanna) live
(no reason to live|no point in living|point of living)
(feel like dying|rather be dead|better off dead)
"""

_DYING = f"""
(không|không thể) {_LIVE} (nổi|được)
sống không nổi
(đòi|định|tính|quyết|dọa|sẽ đi|xin|đáng|{_ANYONE} nên) chết
chết (quách|phứt|chung)
{_I} (sẽ |xin |thà |đành |tự |ra |nên )chết
{_I} chết đi thì
để {_I} chết
{_I} chết cho (bọn|tụi|nó|hắn|coi)
(sao|vì sao) {_I} (không|chưa) chết
cắn lưỡi (chết|tự)
(ôm|dắt|đưa) con … (nhảy (cầu|sông)|chết)
(die|ngỏm|ngủm|tèo) {_RELIEF}
muốn die
chết (đi |luôn |quách |phứt |sớm |bà |mẹ |hết )*{_RELIEF}
chết (mà |còn )?(sướng|khỏe|tốt) hơn
chết còn hơn
thà … chết
(chỉ|!còn) (còn |có |biết |mỗi )+(nước |cách |đường |việc )?chết
(chỉ|còn) (nước|cách|đường) chết
{_I} mà chết … (đỡ|nhẹ|khỏe|sướng)
(ước|phải chi|phải gì|cầu trời) … chết
uống (hết |cả |nguyên )?(chai |lọ |hũ )?{_POISON}(?! (nhầm|lộn) )
(đòi|định|tính|muốn|sẽ|dọa|cố) uống … {_POISON}
đang cầm … {_POISON}
{_ANYONE} … đi chết
phải chết (/|thôi|đi|mới)
trời … (cho|bắt|gọi|đem) {_ANYONE} … (chết|(đi|mất) sớm)
cho (tôi|tui|con|em|mệ|mình|bác|chúng tôi) (được )?chết
chết là hết
(chỉ|tìm) … cái chết
(không|hết|mất) ~ / chết thôi
chết đi (đây|thôi|cho {_ANYONE})
{_I} (có )?chết (cũng|thì) … không ai (biết|hay|thương|khóc|tìm)
chết theo {_ANYONE}
(cách|làm sao|cách nào) (để |mà )?(được )?chết(?! (cỏ|sâu|chuột|kiến|gián|muỗi|ốc|cây|mối|rầy|máy) )
chết (bằng cách nào|không đau)
"""  # of a thing or a beast they say something else
_WISHING = "muốn (được |đi |mau |sớm |cùng |uống thuốc )?chết(?! (mê|cười|thèm) )"  # an idiom, too: tired to death

_SELF = f"""
(!tự|!tụ) (tử|tữ|vẫn)
tự (!tử|sát)
(muốn|đòi|định|tính|dọa|nghĩ tới) tu (tu|sat){_SLOW}
tu (tu|sat|van) (cho xong|cho roi|chet|luon)
suicide
"""  # which may be news

_NEWS = (
    "((nghe|đọc|xem|bản) tin|tin (tức|mới|tự)|vụ|báo (đăng|nói|viết)|đọc báo|nghe nói|phim|truyện|là gì|tiếng anh"
    "|tỉ lệ|tỷ lệ|news)"
)
_OWN = f"{_WISH} … tự (tử|tữ|sát|vẫn)"
_WEARY = (
    "(mệt|mỏi|nóng|lạnh|rét|nắng|!đói|khát|ngon|hay|!no|lâu|chậm|khó|rối|đắt|mắc|!xa|nặng|đau|nhức|ngứa|ồn|tức|bực|ngán"
    "|run|sợ|!lo|vui|mừng|thương|nhớ|cười|thèm|buồn ngủ|chờ|đợi|!tìm|gõ|bấm|nhập|làm|học|đọc|nạp|tải|cài|chạy|xếp|đứng"
    "|hỏi|gọi|leo|cày)"
)
_THING = (
    "(máy|pin|app|mạng|wifi|xe|!bò|trâu|heo|lợn|!gà|vịt|!cá|tôm|cây|!lúa|tiêu|phê|keo|!ong|!chó|mèo|vườn|ruộng|game|sim|hình"
    "|lương|trợ cấp|loa|tivi|quạt|bơm|bệnh|rắn)"
)
_BITTER = "(đời|!nợ|sống|lừa|cô đơn|khổ|nhục|mất (hết|sạch)|hết tiền|tuyệt vọng)"

_TOKEN = re.compile(r"[^\W_]+|[^\w\s'’]+|\n")
_DRAWN = re.compile(r"([^\W\d_])\1{2,}")  # `chếttt`
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,7}[^\W\d_](?!\w)")  # `c.h.ế.t`
_PATTERN_WORD = re.compile(r"!?[^\W\d_]+")
_REAL = frozenset({"song1", "sông", "co3"})  # words that a misspelt one of the patterns would be, and are not


def _loosen(spelling: str) -> str:
    """Return a pattern for the ways in which a word is misspelt."""
    if spelling.isascii() and not spelling[-1].isdigit():
        return spelling
    bare, letters = strip_marks(spelling), spelling.rstrip("12345")
    forms = dict.fromkeys((spelling, bare, letters, bare + spelling[len(letters) :]))
    return f"(?:{'|'.join(form for form in forms if form == spelling or form not in _REAL)})"


def _read_pattern_word(match: re.Match[str]) -> str:
    word = spell(match[0].removeprefix("!"))
    return word if match[0].startswith("!") else _loosen(word)


def _loosen_all(pattern: str) -> str:
    loose = _PATTERN_WORD.sub(_read_pattern_word, pattern).replace("(", "(?:").replace("(?:?", "(?")
    return loose.replace(" …", "(?: [^ /]+){0,3}?").replace(" ~", "(?: [^ ]+){0,6}?")


def _compile(lines: str) -> re.Pattern[str]:
    """Compile patterns, one a line, into one of whole words."""
    return re.compile(f"(?<= )(?:{'|'.join(map(_loosen_all, filter(None, lines.splitlines())))})(?= )")


_OTHERS = {spell(other): spell(word) for word, others in _OTHER_SPELLINGS.items() for other in others.split()}
_WISHING_OF = _compile(_WISHING)
_SAID_OF, _DYING_OF, _SELF_OF = _compile(_SAID), _compile(_DYING), _compile(_SELF)
_NEWS_OF, _OWN_OF, _BITTER_OF = _compile(_NEWS), _compile(_OWN), _compile(_BITTER)
_WEARY_OF, _THING_OF = _compile(_WEARY), _compile(_THING)
_GAP = re.compile(_loosen_all(f"( (?!{_ANYONE} )[^ /]+)") + "{0,2} ")
_BEFORE_CHARS = 60


class Crisis:
    """The grammar, and phrases that editors add to it. It never changes."""

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        texts = (_read(phrase).replace("/", "").split() for phrase in phrases)
        loose = [" ".join(map(_loosen, map(re.escape, words))) for words in texts if words]
        self._phrases = re.compile(f" (?:{'|'.join(loose)}) ") if loose else None

    def is_in(self, text: str) -> bool:
        """Say whether a text tells of a crisis."""
        read = _read(text[:READ_MAX_CHARS])
        if _SAID_OF.search(read) or (self._phrases is not None and self._phrases.search(read)):
            return True
        if _SELF_OF.search(read) and (_OWN_OF.search(read) or not _NEWS_OF.search(read)):
            return True
        return any(_is_meant(read, match) for of in (_WISHING_OF, _DYING_OF) for match in of.finditer(read))


def _is_meant(read: str, found: re.Match[str]) -> bool:
    """Say whether words about dying are meant: neither of a thing or a beast, nor how tired or hot somebody is."""
    before = read[max(0, found.start() - _BEFORE_CHARS) : found.start()]
    if _stands_near(_THING_OF, before):
        return False
    return found.re is _DYING_OF or not _stands_near(_WEARY_OF, before) or _BITTER_OF.search(read) is not None


def _stands_near(words: re.Pattern[str], before: str) -> bool:
    """Say whether the last of some words stands near the end, with nobody named between."""
    ends = [match.end() for match in words.finditer(before)]
    return bool(ends) and _GAP.fullmatch(before, ends[-1]) is not None


def _read(text: str) -> str:
    """Return a text as its spellings between spaces, raw Telex and VNI decoded; `/` for what ends a clause."""
    plain = _SPACED.sub(lambda match: match[0].replace(".", ""), _DRAWN.sub(r"\1", compose(text).casefold()))
    return f" / {' '.join(map(_read_token, _TOKEN.findall(plain)))} / "


@lru_cache(maxsize=4096)
def _read_token(token: str) -> str:
    word = spell(token) if token[0].isalnum() else "/"
    return _OTHERS.get(word) or _OTHERS.get(decode(word) or "") or decode(word) or word
