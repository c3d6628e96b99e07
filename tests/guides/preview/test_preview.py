"""The preview: every screen of a guide with its issues beside; the page follows the file, and nothing is kept."""

import asyncio
import html
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.web import Site, make_app
from bot.commands.parser import main
from bot.config import load_config
from bot.guides.checks import Checker
from bot.guides.preview.app import make_preview
from bot.guides.preview.draft import DraftLibrary
from bot.guides.preview.screens import list_addresses, list_screens
from bot.server import serve
from bot.server.listening import listen
from bot.store import Store
from bot.store.opening import open_database
from bot.turns.service import Turns
from flows.core.content.guide import STOP
from flows.core.library import Library
from tests.harness import small
from tests.harness.files import NotedTypesetter, files
from tests.harness.patience import PATIENCE_S
from tests.harness.real_guides import real_sentences
from tests.harness.sound_guides import SOUND, TODAY, laid

SECRET = "a secret of 32 characters or more"
MISTAKE = "colour: red\n"


@dataclass
class Desk:
    """An editor's desk: a folder of guides and the preview of it."""

    folder: Path
    draft: DraftLibrary
    store: Store
    app: Starlette

    def make_mistake(self) -> None:
        """Make a mistake in the guide `cup`."""
        with (self.folder / "guides" / "cup" / "guide.yaml").open("a", encoding="utf-8") as out:
            out.write(MISTAKE)

    def saved(self) -> None:
        """Save a new title of the guide `tea`."""
        path = self.folder / "guides" / "tea" / "guide.yaml"
        path.write_text(path.read_text("utf-8").replace("title: Pha trà", "title: Nấu trà"), "utf-8")

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app), base_url="http://localhost", follow_redirects=True
        )


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[Desk]:
    guides = laid(SOUND, folder)
    config, words = load_config(folder / "config.yaml"), real_sentences()
    draft = DraftLibrary(config, words, Checker(config, words, lambda: TODAY))
    store = Store(await open_database(folder / "preview.db"))
    handed = files(draft.library, folder, guides, NotedTypesetter())
    try:
        web = make_app(Turns(store, draft, lambda _: "citizen"), Site(SECRET, handed))
        yield Desk(folder, draft, store, make_preview(draft, handed, web))
    finally:
        handed.close()
        await store.close()


Scene = Callable[[Desk], Awaitable[None]]


def test_every_screen_of_a_guide(small_library: Library) -> None:
    """Cover, consent, steps, problems, ends and the whole guide are each looked at once; the stop only where it is."""
    tokens = [place.token.removeprefix("guide_tea") for place in list_addresses(small.tea())]
    assert tokens == [
        *("", "_consent", "_ask", "_ask_stuck", "_boil", "_boil_stuck", "_boil_gas", "_boil_spill"),
        *("_ice", "_ice_stuck", "_pour", "_pour_stuck", "_pour_hot", "_drink", "_drink_stuck", "_done", "_all"),
    ]
    assert "guide_g_stop" in [place.token for place in list_addresses(small.guide("g", [small.step("a", next=STOP)]))]
    for look in list_screens(small.tea(), "vi", small_library):
        assert look.screen.note is None
        assert look.screen.address.token == look.name


async def test_the_page_of_a_guide(tmp_path: Path) -> None:
    """Every screen stands in the page as Telegram and as the web show it, with its picture; so do map and papers."""
    async with desk(tmp_path) as at:
        at.draft.read()
        async with at.client() as me:
            page = (await me.get("/preview/tea")).text
            guide = at.draft.library.guides["tea"]
            for look in list_screens(guide, "vi", at.draft.library):
                assert f'id="{look.name}"' in page
                assert f'src="{look.screen.address.path}"' in page
                assert html.escape(look.screen.title, quote=False) in page
            assert "<b>nước</b>" in page
            assert "<svg" in page
            for url in {*re.findall(r'<img [^>]*src="(/picture/[^"]+)"', page)}:
                answer = await me.get(url)
                assert answer.headers["content-type"] == "image/png", url
                assert "immutable" in answer.headers["cache-control"]
            assert set(re.findall(r'src="/preview/tea/(\w+)\.png', page)) == {"poster", "leaflet", "radio", "class"}
            assert 'id="issues"' not in page
            assert "Make tea" in (await me.get("/preview/tea?language=en")).text


async def test_issues_stand_beside(tmp_path: Path) -> None:
    """What is wrong with a guide stands on its page, with how to mend it, and in the list; on no other page."""
    async with desk(tmp_path) as at:
        at.make_mistake()
        at.draft.read()
        async with at.client() as me:
            page = html.unescape((await me.get("/preview/cup")).text)
            (issue,) = at.draft.find_issues("cup")
            assert issue.what in page
            assert issue.mend in page
            assert 'id="issues"' not in (await me.get("/preview/tea")).text
            listed = (await me.get("/")).text
            assert [re.findall(rf'/preview/{id}">', listed) != [] for id in ("tea", "cup")] == [True, True]
            assert "không đọc được" in listed


async def test_drafts_with_issues_are_shown(tmp_path: Path) -> None:
    """A guide that the bot would hold back is shown as it is on disk."""
    async with desk(tmp_path) as at:
        path = at.folder / "guides" / "tea" / "guide.yaml"
        path.write_text(path.read_text("utf-8").replace("next: boil", "next: nowhere"), "utf-8")
        at.draft.read()
        async with at.client() as me:
            page = (await me.get("/preview/tea")).text
            assert 'id="issues"' in page
            assert 'id="guide_tea_ask"' in page


async def test_what_there_is_not(tmp_path: Path) -> None:
    """A guide that there is not leads to the list; a paper that there is not is not found."""
    async with desk(tmp_path) as at, at.client() as me:
        assert (await me.get("/preview/none")).url.path == "/preview"
        for paper in ("tea/banner", "none/radio"):
            assert (await me.get(f"/preview/{paper}.png")).status_code == 404
        assert (await me.get("/preview/tea/radio.png")).content.startswith(b"\x89PNG")


async def test_only_the_preview_may_frame_the_web(tmp_path: Path) -> None:
    """The web channel stands in frames of the preview, and in nobody's when it runs by itself."""
    async with desk(tmp_path) as at:
        async with at.client() as me:
            answer = await me.get("/guide/tea")
            assert answer.status_code == 200
            assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
        handed = files(at.draft.library, at.folder)
        alone = make_app(Turns(at.store, at.draft, lambda _: "citizen"), Site(SECRET, handed))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(alone), base_url="http://test") as me:
            policy = (await me.get("/guide/tea")).headers["content-security-policy"]
            assert "frame-ancestors 'none'" in policy
        handed.close()


async def test_looking_keeps_nothing(tmp_path: Path) -> None:
    """Opening the preview and every screen in it notes nothing and changes no file of the guides."""
    async with desk(tmp_path) as at:
        guides = sorted((at.folder / "guides").rglob("*"))
        before = [path.read_bytes() for path in guides if path.is_file()]
        async with at.client() as me:
            page = (await me.get("/preview/tea")).text
            for path in re.findall(r'<iframe [^>]*src="([^"]+)"', page):
                assert (await me.get(path)).status_code == 200
        assert [row async for row in at.store.journal.read(None, None)] == []
        assert sorted((at.folder / "guides").rglob("*")) == guides
        assert [path.read_bytes() for path in guides if path.is_file()] == before


async def line(lines: AsyncIterator[str], wanted: str) -> None:
    """Read on until a line comes."""
    async with asyncio.timeout(PATIENCE_S):
        while await anext(lines) != wanted:
            pass


async def test_the_page_follows_the_file(tmp_path: Path) -> None:
    """A saved edit tells the open page, which then shows it; the end of the program does not wait for open pages."""
    async with desk(tmp_path) as at:
        server = serve.make_web_server(at.app)
        serving = asyncio.create_task(server.run_on(listen("127.0.0.1", 0)))
        base = f"http://127.0.0.1:{await server.wait_until_listening()}"
        async with (
            httpx.AsyncClient(base_url=base, timeout=20, trust_env=False) as me,
            me.stream("GET", "/preview/events") as events,
        ):
            lines = events.aiter_lines()
            await line(lines, "retry: 500")
            watching = asyncio.create_task(at.draft.watch())
            await line(lines, "data: changed")
            await asyncio.sleep(0.5)
            at.saved()
            await line(lines, "data: changed")
            assert "Nấu trà" in (await me.get("/preview/tea")).text
            watching.cancel()
            server.should_exit = True
            await asyncio.wait_for(serving, PATIENCE_S)


def test_the_command_wants_a_guide_that_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`preview` of a guide that there is not tells so, with exit status 2, and serves nothing."""
    laid(SOUND, tmp_path)
    assert main(["--config", str(tmp_path / "config.yaml"), "preview", "none"]) == 2
    assert "none" in capsys.readouterr().out


async def test_a_name_from_elsewhere_is_refused(tmp_path: Path) -> None:
    """A page on the internet whose name leads to this machine reads no draft; ours say what may run in them."""
    async with desk(tmp_path) as at, at.client() as me:
        for path in ("/preview", "/", "/guide/tea"):
            assert (await me.get(path, headers={"Host": "evil.example"})).status_code == 400
        assert "default-src 'self'" in (await me.get("/preview")).headers["content-security-policy"]
