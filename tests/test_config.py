"""config.yaml: a value that would print dead codes or be passed over in silence stops the start, with its line."""

import re
from pathlib import Path

import pytest

from bot.config import Config, ConfigBroken, load_config
from tests.harness.settings import config_text


def load(folder: Path, **settings: str) -> Config:
    """Load the settings of this repository with other ones in front."""
    lines = [f"{name}: {value}" for name, value in settings.items()]
    text = re.sub(rf"^({'|'.join(settings)}): .*\n", "", config_text(), flags=re.MULTILINE)
    (folder / "guides").mkdir(exist_ok=True)
    path = folder / "config.yaml"
    path.write_text("\n".join([*lines, re.sub(r"^teams: .*$", "", text, flags=re.MULTILINE)]), "utf-8")
    return load_config(path)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://gocua.example.vn", "https://gocua.example.vn"),
        ("https://gocua.example.vn/", "https://gocua.example.vn"),
        ('" HTTPS://GoCua.Example.VN:8443 "', "https://gocua.example.vn:8443"),
        ("http://192.168.1.5:8000", "http://192.168.1.5:8000"),
        ("http://may-chu.local", "http://may-chu.local"),
        ("http://localhost:8000", "http://localhost:8000"),
        ('"https://[2001:db8::1]:8443"', "https://[2001:db8::1]:8443"),
    ],
)
def test_an_address_is_read(tmp_path: Path, written: str, meant: str) -> None:
    """However its letters and its end are written, one form of it is used."""
    assert load(tmp_path, address=written).address == meant


@pytest.mark.parametrize(
    "written",
    [
        "gocua.example.vn",
        "https:/x",
        "https://",
        "https://x?x=1",
        "https://x/chat",
        '"https://x#y"',
        "https://a b.vn",
        "https://x:99999",
        "https://ten@x.vn",
        "https://gõcửa.vn",
        "https://x..vn",
        "http://gocua.example.vn",
        "ftp://gocua.example.vn",
        '"https://[::1"',
    ],
)
def test_an_address_that_leads_nowhere(tmp_path: Path, written: str) -> None:
    """It would stand on paper for years."""
    with pytest.raises(ConfigBroken, match=r"config\.yaml:1:.*address"):
        load(tmp_path, address=written)


@pytest.mark.parametrize("written", ["gocua_bot", '"@gocua_bot"'])
def test_a_bot_s_name_is_read(tmp_path: Path, written: str) -> None:
    assert load(tmp_path, telegram_bot=written).telegram_bot == "gocua_bot"


@pytest.mark.parametrize(
    "written", ["https://t.me/gocua_bot", "Gõ Cửa", "t.me/gocua_bot", "bot", "a" * 33, "4gocua_bot"]
)
def test_a_bot_s_name_that_is_none(tmp_path: Path, written: str) -> None:
    with pytest.raises(ConfigBroken, match=r"config\.yaml:1:.*telegram_bot"):
        load(tmp_path, telegram_bot=written)


@pytest.mark.parametrize("written", ["nowhere", "config.yaml"])
def test_guides_that_are_no_folder(tmp_path: Path, written: str) -> None:
    with pytest.raises(ConfigBroken, match=r"config\.yaml:1:.*thư mục"):
        load(tmp_path, guides=written)
