"""The whole program with secrets typed at it by every way in: no digit of them is left anywhere."""

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import httpx
import pytest

from tests.fakes.botapi import FakeBotApi, Phone
from tests.fakes.botapi.phone import FILE
from tests.harness.patience import PATIENCE_S
from tests.harness.settings import config_text
from tests.harness.telegram import SECRET
from tests.harness.telegram_scenes import shows
from tests.harness.web_client import Form, Page, read_page

SECRETS = {
    "số căn cước của tui 045185006789": "045185006789",
    "048 175 156 685": "156 685",
    "cmnd cũ 197123456": "197123456",
    "thẻ 4111 1111 1111 1111": "1111 1111",
    "stk 3900205123456 agribank": "3900205123456",
    "mã otp là 482913": "482913",
    "593824 là mã xác thực": "593824",
    "passcode 246813": "246813",
    "mk là Hoa@1985": "Hoa@1985",
    "/tim mật khẩu: Trau12345": "Trau12345",
    "/start 045190007788": "045190007788",
    "mã OTP 771935 " + "dài lắm " * 200: "771935",
}


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


METRICS = "a token of 32 characters or more"


def environment(api: FakeBotApi, folder: Path, port: int, webhook: bool) -> dict[str, str]:
    """What the program is started with; its config.yaml stands in the folder."""
    (folder / "config.yaml").write_text(config_text().replace("burst: 15", "burst: 100000"), "utf-8")
    given = {
        "TELEGRAM_TOKEN": api.token,
        "TELEGRAM_API_BASE": api.api_base,
        "DATABASE_URL": f"sqlite:///{folder}/leaks.db",
        "PORT": str(port),
        "METRICS_TOKEN": METRICS,
    }
    if webhook:
        given |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram", "WEBHOOK_SECRET": SECRET}
    return os.environ | given


async def on_telegram(api: FakeBotApi) -> str:
    """Type and send every secret; gives all that was shown."""
    phone = Phone(api, 1)
    await phone.open("guide_eid-install")
    await shows(phone, "Bắt đầu")
    for text in SECRETS:
        await phone.say(text)
        await shows(phone, "Tôi hiểu rồi")
    await phone.send("photo", caption="mã otp 482913")
    phone._write(phone._message(content={"document": FILE | {"file_name": "045185006789.jpg"}}), None)
    await phone.press_forged("term_x_045185006789_y")
    await phone.wait_quiet(1.0)
    left = [message.text for message in phone.chat.messages.values() if not message.sender.is_bot]
    assert left == ["/start guide_eid-install"], "a message that held a secret was not deleted"
    return "\n".join(f"{card.text} {card.buttons}" for card in phone.history)


def kept(folder: Path) -> list[bytes]:
    """The database with its WAL and index, as they are on the disk."""
    return [path.read_bytes() for path in folder.glob("leaks.db*")]


async def say(http: httpx.AsyncClient, page: Page, text: str) -> Page:
    form: Form = page.say
    answer = await http.post(form.action, data=form.fields | {"text": text}, follow_redirects=True)
    return read_page(answer)


async def on_the_web(url: str) -> str:
    """Type every secret into the page and its address; gives all that was answered."""
    shown = []
    async with httpx.AsyncClient(base_url=url, headers={"Origin": url}) as http:
        page = read_page(await http.get("/guide/eid-install"))
        for text in SECRETS:
            page = await say(http, page, text)
            assert page.path.startswith("/secret/"), text
            shown.append(page.html)
        form = page.forms[0]
        answer = await http.post(form.action, data=form.fields | {"via": "045185006789"}, follow_redirects=True)
        shown += [answer.text, (await http.get("/metrics", headers={"Authorization": f"Bearer {METRICS}"})).text]
        assert "gocua_turns" in shown[-1]
        await http.get("/x/045185006789?via=045190007788&q=482913")
    return "\n".join(shown)


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_no_digit_is_left(tmp_path: Path, webhook: bool) -> None:
    """Neither in the database nor its WAL, nor in what is logged, counted or shown."""

    async def scene() -> str:
        port = free_port()
        async with FakeBotApi() as api:
            program = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "--config", str(tmp_path / "config.yaml"), "run",
                env=environment(api, tmp_path, port, webhook), stdout=PIPE, stderr=PIPE,
            )  # fmt: skip
            try:
                assert program.stdout is not None
                first = await asyncio.wait_for(program.stdout.readline(), PATIENCE_S)
                shown = await on_telegram(api) + await on_the_web(f"http://127.0.0.1:{port}")
                files = kept(tmp_path)
                assert len(files) == 3, "the database, its WAL and its index"
                program.send_signal(signal.SIGTERM)
                out, err = await asyncio.wait_for(program.communicate(), PATIENCE_S)
            finally:
                if program.returncode is None:
                    program.kill()
                    await program.wait()
        files += kept(tmp_path)
        return "\n".join([shown, *(part.decode("utf-8", "replace") for part in (first, out, err, *files))])

    everything = asyncio.run(scene())
    assert 'gocua_secrets_total{channel="telegram",kind="otp"}' in everything
    assert 'gocua_secrets_total{channel="web",kind="citizen-id"}' in everything
    assert "Warned" in everything
    assert [digits for digits in {*SECRETS.values(), "045185006789"} if digits in everything] == []


LOGS = """
import asyncio, logging
from bot.server import logs
logs.set_up_logs()
def fail(typed):
    try:
        int(typed)
    except ValueError as error:
        raise KeyError(typed) from error
async def main():
    asyncio.get_running_loop().set_exception_handler(logs.log_unhandled)
    for log in (lambda: logs.log.exception("ours"), lambda: logging.getLogger("theirs").exception("lib")):
        try:
            fail("mã otp 482913")
        except KeyError:
            log()
    async def task():
        fail("mã otp 482913")
    running = asyncio.create_task(task())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del running
    asyncio.get_running_loop().call_soon(fail, "mã otp 482913")
    await asyncio.sleep(0)
    logs.log.error("handed over", exc_info=ValueError("482913"))
    logs.log.error("nothing wrong", exc_info=True)
asyncio.run(main())
"""


def test_logs_do_not_quote_exceptions() -> None:
    """An exception is logged by its type and place, whoever logs it; its words are not."""

    async def run() -> tuple[bytes, bytes]:
        program = await asyncio.create_subprocess_exec(sys.executable, "-c", LOGS, stdout=PIPE, stderr=PIPE)
        return await program.communicate()

    out, err = asyncio.run(run())
    said = (out + err).decode()
    assert "482913" not in said
    assert said.count("KeyError at ") == 4
    assert said.count("ValueError at ") == 5
    for word in ("ours", "lib", "unhandled", "handed over", "nothing wrong"):
        assert word in said
