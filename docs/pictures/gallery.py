"""A gallery of all parts and scenes of step pictures, for people who write guides: `python docs/pictures/gallery.py`.

Writes parts.png and scenes.png next to itself, each picture labelled with its key in guide.yaml.
"""

import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
from PIL import Image, ImageDraw, ImageFont

_HERE = Path(__file__).parent
sys.path.insert(0, str(_HERE.parent.parent))

from bot.drawing.pictures import PICTURE_TEMPLATE  # noqa: E402 (the script is run from anywhere)
from bot.drawing.typesetter import Typesetter  # noqa: E402
from flows.core.content.picture import SCENES, StepPicture  # noqa: E402
from flows.core.content.screen_parts import PARTS  # noqa: E402

COLUMNS = 7
GALLERY_PPI = 60  # 300 pixels wide
GAP, LABEL = 14, 30  # pixels
COLOURS = 128

PART_SAMPLES: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "text": ({"text": "Chào bà con", "big": True}, {"text": "Bà con đọc kỹ rồi bấm nút."}),
    "field": ({"field": "Họ và tên", "value": "Tên bà con"}, {"field": "Mật khẩu", "value": "matkhau", "secret": True}),
    "search": ({"search": "VNeID"}, {"blank": 2}),
    "address": ({"address": "dichvucong.gov.vn", "mark": "right"}, {"address": "dichvucong.xyz", "mark": "wrong"}),
    "app": ({"app": "VNeID", "under": "Trung tâm dữ liệu", "button": "Cài đặt", "mark": "right"}, {"blank": 1}),
    "item": (
        {"item": "Giấy tờ", "mark": "more"},
        {"item": "Wi-Fi", "under": "Mạng ở nhà", "mark": "on"},
        {"item": "Dữ liệu di động", "mark": "off"},
        {"item": "Tờ khai", "mark": "right"},
        {"item": "Lệ phí", "mark": "wait"},
    ),
    "button": ({"button": "Đăng nhập"}, {"button": "Đăng ký", "quiet": True}),
    "buttons": ({"text": "Gửi hồ sơ?"}, {"buttons": ["Hủy", "Đồng ý"]}),
    "icons": ({"icons": ["Tin nhắn", "VNeID", "Cài đặt", "CH Play", "Máy ảnh", "Zalo"]},),
    "tabs": ({"blank": 3}, {"tabs": ["Trang chủ", "Quét QR", "Cá nhân"]}),
    "message": ({"message": "Mã của bà con là ••••••", "from": "VNeID", "mark": "right"},),
    "reply": ({"message": "Con cần số nào ạ?", "from": "Con gái"}, {"reply": "Để mẹ chụp gửi"}),
    "call": ({"call": "Số lạ", "mark": "wrong"},),
    "dialog": ({"dialog": "Cho phép VNeID dùng máy ảnh?", "buttons": ["Không", "Cho phép"]},),
    "notice": ({"notice": "Đăng ký thành công", "mark": "right"},),
    "qr": ({"qr": "Mã nhận tiền"},),
    "camera": ({"camera": "face", "says": "Đưa mặt vào khung"},),
    "card": ({"card": "Thẻ căn cước"},),
    "paper": ({"paper": "Giấy hẹn", "lines": ["Ngày trả kết quả", "Nơi trả"]},),
    "code": ({"code": "Mã OTP"}, {"keyboard": "digits"}),
    "keyboard": ({"search": "VNeID"}, {"keyboard": "letters"}),
    "image": ({"image": "nương cà phê"},),
    "progress": ({"progress": "Đang tải", "percent": 60},),
    "tick": ({"tick": "Tôi đã đọc và đồng ý"}, {"tick": "Nhận tin quảng cáo", "on": False}),
    "amount": ({"amount": "200.000 đồng", "under": "Số tiền trả"},),
    "blank": ({"item": "Dòng cần xem"}, {"blank": 3}),
}
TAPS: Mapping[str, str] = {
    "app": "Cài đặt",
    "item": "Giấy tờ",
    "button": "Đăng nhập",
    "icons": "VNeID",
    "tabs": "Quét QR",
    "code": "Mã OTP",
    "dialog": "Cho phép",
}

SIGNS: Mapping[str, Sequence[str]] = {
    "signpost": ("Android", "iPhone", "Không biết"),
    "counter": ("Công an xã",),
    "packing": ("Cà phê khô",),
    "weighing": ("5 kg",),
    "goods-photo": ("Cà phê",),
    "phone-call": ("Con trai",),
    "stop": ("Đừng bấm",),
    "notebook": ("Mã hồ sơ", "Ngày hẹn"),
    "papers": ("Thẻ căn cước", "Giấy hẹn"),
    "router": ("Mạng ở nhà",),
    "cash": ("Trạm y tế",),
    "two-people": ("Con cháu",),
    "computer": ("Cổng Dịch vụ công",),
    "calendar": ("3 ngày",),
    "field": ("Hồ tiêu",),
    "shield": ("Mật khẩu",),
    "hospital": ("Trạm y tế xã",),
    "money-back": ("200.000 đồng",),
    "finish": ("Giấy khai sinh",),
}


def make_part_picture(key: str) -> StepPicture:
    """Make a screen that shows a part."""
    screen: dict[str, Any] = {"show": PART_SAMPLES[key], "tap": TAPS.get(key)}
    if key == "search":
        screen |= {"tap": "VNeID", "type": "VNeID"}
    if key == "message":
        screen |= {"stamp": "right"}
    return StepPicture.model_validate({"screen": screen, "alt": key})


def make_scene_picture(key: str) -> StepPicture:
    """Make a scene, with signs where it takes any."""
    return StepPicture.model_validate({"scene": key, "signs": SIGNS.get(key, ()), "alt": key})


def draw_sheet(pictures: Mapping[str, StepPicture], name: str) -> None:
    """Draw the pictures in rows, each below its key."""
    typesetter = Typesetter()
    font = ImageFont.truetype(str(fontpkg_be_vietnam_pro.ROOT / "files" / "BeVietnamPro-Bold.ttf"), 18)
    width, height = 360 * GALLERY_PPI // 72, 440 * GALLERY_PPI // 72
    rows = -(-len(pictures) // COLUMNS)
    page = Image.new("RGB", (COLUMNS * (width + GAP) + GAP, rows * (height + LABEL + GAP) + GAP), "white")
    pen = ImageDraw.Draw(page)
    for place, (key, picture) in enumerate(pictures.items()):
        x, y = GAP + place % COLUMNS * (width + GAP), GAP + place // COLUMNS * (height + LABEL + GAP)
        shown = picture.model_dump(by_alias=True, mode="json", exclude={"photo"})
        drawn = typesetter.typeset(
            PICTURE_TEMPLATE, "png", {"picture": shown, "number": None, "choices": []}, GALLERY_PPI
        )[0]
        pen.text((x + width / 2, y + LABEL / 2 - 2), key, "#22303c", font, anchor="mm")
        page.paste(Image.open(io.BytesIO(drawn)), (x, y + LABEL))
    page.quantize(COLOURS, dither=Image.Dither.NONE).save(_HERE / name, optimize=True)


if __name__ == "__main__":
    draw_sheet({key: make_part_picture(key) for key in PARTS}, "parts.png")
    draw_sheet({key: make_scene_picture(key) for key in SCENES}, "scenes.png")
