"""Where people find this deployment from outside: values that would print dead codes are refused at the start."""

import re
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator

from flows.core.content.guide import Text

_HOST = re.compile(r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_USER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{4,31}")  # Telegram: 5-32 of A-Z a-z 0-9 _
_LOCAL = (".local", ".lan", ".internal", ".home.arpa")


def read_public_address(text: str) -> str:
    """Return `https://host[:port]` without a slash at its end. Raises ValueError, in an editor's words.

    Plain http is for a host of one's own network: anywhere else browsers would send sessions in clear.
    """
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or ""), parts.port
    except ValueError as error:
        raise ValueError("không phải địa chỉ trang web; viết như https://gocua.example.vn") from error
    if not text.lower().startswith(("https://", "http://")) or not _is_host(host):
        raise ValueError("phải bắt đầu bằng https:// rồi đến tên miền; viết như https://gocua.example.vn")
    if _holds_more(parts):
        raise ValueError("chỉ viết đến tên miền (và số cổng nếu có), không viết gì đằng sau")
    if parts.scheme == "http" and not _is_local(host):
        raise ValueError("phải là https://; http:// chỉ dùng trong mạng nội bộ")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port is not None else "")


def read_bot_name(text: str) -> str:
    """Return the user name of a Telegram bot; a leading @ is taken off. Raises ValueError, in an editor's words."""
    name = text.removeprefix("@")
    if not _USER_NAME.fullmatch(name):
        raise ValueError("chỉ viết tên của bot, như gocua_bot: chữ không dấu, số và gạch dưới, từ 5 đến 32 ký tự")
    return name


def _holds_more(parts: SplitResult) -> bool:
    return parts.path not in ("", "/") or bool(parts.query or parts.fragment or "@" in parts.netloc)


def _is_host(host: str) -> bool:
    return _is_ip(host) or _HOST.fullmatch(host) is not None


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_this_machine(host: str) -> bool:
    """Return whether a host's name leads everybody to their own machine."""
    return ip_address(host).is_loopback if _is_ip(host) else host == "localhost"


def _is_local(host: str) -> bool:
    if _is_ip(host):
        return ip_address(host).is_private or ip_address(host).is_loopback
    return host == "localhost" or "." not in host or host.endswith(_LOCAL)


PublicAddress = Annotated[Text, AfterValidator(read_public_address)]
BotName = Annotated[Text, AfterValidator(read_bot_name)]
