"""Models from the values of a YAML file; what does not fit becomes issues in an editor's words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.guides.strict_yaml import YamlDocument, YamlPath
from flows.core.content.issue import Issue
from flows.core.content.screen_parts import PARTS

M = TypeVar("M", bound=BaseModel)


def build_model(document: YamlDocument, kind: type[M], data: Any) -> M | None:
    """Build a model from a document's values, or None where they do not fit, which adds issues to the document.

    None also for a document that has issues already.
    """
    if document.issues:
        return None
    try:
        return kind.model_validate(data, by_alias=True)
    except ValidationError as error:
        details = error.errors(include_url=False)
        document.issues += [_explain(document, detail) for detail in details if not _is_echo(detail, details)]
        return None


def _is_echo(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Say whether a list is called too short only because each of its lines has an error of its own."""
    place = detail["loc"]
    return detail["type"] == "too_short" and any(
        other is not detail and other["loc"][: len(place)] == place for other in details
    )


def _explain(document: YamlDocument, detail: ErrorDetails) -> Issue:
    """Turn one of pydantic's errors into an issue in an editor's words."""
    path = detail["loc"]
    path = path[:-1] if path and path[-1] == "[key]" else path  # pydantic's mark for an error in the key itself
    path = tuple(part for part in path if not str(part).startswith("part "))  # and for the kind of screen part
    name, context = _name(document, path), detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            rule, what, mend = "key-missing", f"thiếu mục “{name}”", f"thêm dòng “{name}: …”"
        case "extra_forbidden":
            rule, what, mend = "key-unknown", f"không có mục nào tên “{name}”", "sửa lại tên mục, hoặc bỏ đi"
        case "string_too_short" | "too_short":
            rule, what, mend = "value-empty", f"“{name}” đang để trống", "viết nội dung vào, hoặc bỏ cả mục"
        case "string_too_long":
            limit = context.get("max_length")
            rule, what, mend = "value-long", f"“{name}” dài quá {limit} ký tự", "viết ngắn lại"
        case "picture_part":
            rule, what, mend = (
                "key-unknown",
                f"“{name}” không phải phần nào của màn hình",
                "các phần: " + ", ".join(PARTS),
            )
        case "value_error":
            rule, what, mend = "value-form", f"“{name}”: {context.get('error')}", "sửa cho đúng"
        case kind:
            rule, what, mend = "value-form", f"“{name}” viết chưa đúng kiểu", _describe_form(kind, context)
    return document.issue(path, rule, what, mend)


def _name(document: YamlDocument, path: YamlPath) -> str:
    """Return what an editor calls a place in the file: the nearest key above it, and the number of the line."""
    *above, last = path or ("",)
    if isinstance(last, int):
        return f"{_name(document, tuple(above))}, dòng thứ {last + 1}"
    return last or Path(document.file).name


def _describe_form(kind: str, context: Mapping[str, Any]) -> str:
    """Say what a value should look like."""
    match kind:
        case "string_pattern_mismatch" if "[0-9]{" in context.get("pattern", ""):
            return "chỉ viết chữ số, liền nhau"
        case "string_pattern_mismatch":
            return "mã chỉ gồm a-z, 0-9 và dấu gạch nối; nơi mở là android:…, ios:… hoặc https://…"
        case "literal_error":
            return f"chọn một trong: {context.get('expected')}"
        case "string_type":
            return "chỗ này cần một câu chữ"
        case "tuple_type":
            return "chỗ này cần một danh sách [a, b] hay các dòng “- ”"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "chỗ này cần các mục con “tên: giá trị”"
        case "int_parsing" | "float_parsing":
            return "viết một con số"
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            return f"con số này quá {'nhỏ' if kind.startswith('greater') else 'lớn'}"
        case _:
            return "ngày viết 2026-11-23, thời gian viết PT10M (10 phút)"
