"""A picture with everything that an editor may write for one."""

from typing import Any

FULL: dict[str, dict[str, Any]] = {
    "text": {"text": "Mở máy", "big": True},
    "field": {"field": "Họ tên", "value": "Nguyễn Thị A", "secret": False},
    "search": {"search": "VNeID"},
    "address": {"address": "dichvucong.gov.vn", "mark": "right"},
    "app": {"app": "VNeID", "under": "Bộ Công an", "button": "Cài đặt", "mark": "right"},
    "item": {"item": "Ví giấy tờ", "under": "4 giấy tờ", "mark": "more"},
    "button": {"button": "Tiếp tục", "quiet": True},
    "buttons": {"buttons": ["Không", "Đồng ý"]},
    "icons": {"icons": ["Zalo", "VNeID", "Máy ảnh"]},
    "tabs": {"tabs": ["Trang chủ", "Cá nhân"]},
    "message": {"message": "Mã OTP của bạn", "from": "VNeID", "mark": "wait"},
    "reply": {"reply": "TTTB"},
    "call": {"call": "Số lạ", "mark": "wrong"},
    "dialog": {"dialog": "Cho phép dùng máy ảnh?", "buttons": ["Cho phép"]},
    "notice": {"notice": "Đăng ký xong", "mark": "right"},
    "qr": {"qr": "Mã của cửa hàng"},
    "camera": {"camera": "face", "says": "Nhìn thẳng"},
    "card": {"card": "Căn cước"},
    "paper": {"paper": "Biên lai", "lines": ["Đã nộp"]},
    "code": {"code": "Mã OTP", "count": 4},
    "keyboard": {"keyboard": "digits"},
    "image": {"image": "Bó rau"},
    "progress": {"progress": "Đang tải", "percent": 70},
    "tick": {"tick": "Tôi đồng ý", "on": False},
    "amount": {"amount": "50.000 đ", "under": "Phí"},
    "blank": {"blank": "2"},
}
