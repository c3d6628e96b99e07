"""Rules of pictures: every step has one, its photo can be shown, and the finger points at something."""

from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.guide_folder import PHOTO_ENDINGS
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlPath
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue

_PHOTO_MAX_BYTES = 5_000_000
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")  # of PNG and JPEG


def check_pictures_present(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require a picture for every step, since people who do not read well follow the pictures."""
    for n, step in enumerate(guide.steps):
        if step.picture is None:
            mend = "thêm picture: screen, scene hoặc photo, và alt"
            yield source.document.issue(("steps", n), "picture-missing", f"bước “{step.id}” chưa có hình", mend)


def check_taps(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require `tap` to be one of the words on the screen."""
    for n, step in enumerate(guide.steps):
        screen = step.picture.screen if step.picture else None
        if screen is not None and screen.tap is not None and screen.tap not in screen.words:
            what, mend = f"trên hình không có chữ “{screen.tap}”", "các chữ đang có: " + ", ".join(screen.words)
            yield source.document.issue(("steps", n, "picture", "screen", "tap"), "tap-missing", what, mend)


def check_photos(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require a photo to be a real PNG or JPEG in the guide's folder, with its date and the app's version."""
    for n, step in enumerate(guide.steps):
        if step.picture is None or step.picture.photo is None:
            continue
        path: YamlPath = ("steps", n, "picture", "photo")
        name = step.picture.photo
        if step.picture.version is None or step.picture.on is None:
            what, mend = f"ảnh “{name}” chưa ghi bản ứng dụng và ngày xem lại", "thêm version: … và on: 2026-11-23"
            yield source.document.issue(path, "photo-undated", what, mend)
        if name not in guide.photos:
            ends = " hoặc ".join(PHOTO_ENDINGS)
            yield source.document.issue(
                path, "photo-missing", f"không có ảnh “{name}”", f"đặt tệp {ends} vào thư mục bài"
            )
            continue
        content = (source.folder / name).read_bytes()
        if not content.startswith(_MAGIC) or len(content) > _PHOTO_MAX_BYTES:
            mend = f"lưu lại ảnh thành PNG hoặc JPG, dưới {_PHOTO_MAX_BYTES // 1_000_000} MB"
            yield source.document.issue(path, "photo-broken", f"ảnh “{name}” không dùng được", mend)
