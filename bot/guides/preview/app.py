"""The preview's web app: pages for editors, and the real web channel below them, on a store that is thrown away."""

from collections.abc import AsyncIterator

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.telegram.render import draw_card
from bot.drawing.map import draw_guide_map
from bot.guides.preview.draft import DraftLibrary
from bot.guides.preview.screens import NamedScreen, list_screens
from bot.messaging.files import Files
from flows.core.screen import PaperKind, Sheet
from flows.guide.printing import PAPER_KINDS

_HOSTS = ["localhost", "127.0.0.1"]  # a page elsewhere may lead its own name to this machine
_POLICY = "default-src 'self' 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
_RETRY_MS = 500  # until a page that lost its stream asks for it again


class FramableApp:
    """The web channel, allowed to be shown in a frame of the preview."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def unframed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                policy = headers.get("content-security-policy", _POLICY)
                headers["content-security-policy"] = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
            await send(message)

        await self._app(scope, receive, unframed)


class _Preview:
    """The pages of the preview."""

    def __init__(self, draft: DraftLibrary, files: Files) -> None:
        self._draft, self._files = draft, files
        loader = PackageLoader("bot.guides.preview")
        self._templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    async def show_index(self, _: Request) -> Response:
        """Show all guides and the number of their issues."""
        draft = self._draft
        rows = [(id, draft.library.guides.get(id), len(draft.find_issues(id))) for id in draft.ids]
        return self._render("index.html", rows=rows, list_issues=[i for i in draft.issues if i.file.count("/") < 2])

    async def show_guide(self, request: Request) -> Response:
        """Show one guide: its issues, its map, its papers, every screen."""
        id = request.path_params["guide"]
        if id not in self._draft.ids:
            return RedirectResponse("/preview")
        language = request.query_params.get("language", "vi")
        guide = self._draft.library.guide(id, language)
        return self._render(
            "guide.html",
            id=id,
            guide=guide,
            issues=self._draft.find_issues(id),
            screens=list_screens(guide, language, self._draft.library) if guide else [],
            draw_telegram=_draw_telegram,
            find_picture=lambda screen: _find_picture(screen, self._files),
            map=Markup(draw_guide_map(guide)) if guide else "",  # noqa: S704 (every text of it is escaped)
            papers=PAPER_KINDS,
            revision=guide.revision if guide else "",
            languages=["vi", *(code for code, other in self._draft.library.translated if other == id)],
        )

    async def show_paper(self, request: Request) -> Response:
        """Show the first page of a paper as a picture."""
        kind: PaperKind | None = next((kind for kind in PAPER_KINDS if kind == request.path_params["kind"]), None)
        sheet = Sheet(kind, request.path_params["guide"], "vi", "") if kind else None
        content = await self._files.printer.content(sheet, "png") if sheet else None
        return Response(content, media_type="image/png") if content else Response(status_code=404)

    async def stream_changes(self, _: Request) -> Response:
        """Tell an open page when to load itself again."""

        async def stream() -> AsyncIterator[ServerSentEvent]:
            yield ServerSentEvent(retry=_RETRY_MS)
            async for _ in self._draft.watch_changes():
                yield ServerSentEvent("changed")

        return EventSourceResponse(stream())

    def _render(self, template: str, **values: object) -> Response:
        page = self._templates.get_template(template).render(**values)
        return HTMLResponse(page, headers={"Content-Security-Policy": _POLICY})


def _draw_telegram(named: NamedScreen) -> dict[str, object]:
    """Return a screen as Telegram draws it: the text as HTML, and the rows of buttons."""
    drawn = draw_card(named.screen, "bot")
    rows = [[button["text"] for button in row] for row in (drawn.keyboard or {}).get("inline_keyboard", [])]
    texts = [Markup(text.replace("\n", "<br>")) for text in drawn.texts]  # noqa: S704 (made by to_telegram, which escapes)
    return {"texts": texts, "rows": rows}


def _find_picture(named: NamedScreen, files: Files) -> str | None:
    """Return the path at which the web channel serves the picture of a screen."""
    picture = named.screen.picture
    if picture is None:
        return None
    step, key = "/".join(named.screen.address.ids), files.pictures.key(picture)[:12]
    return f"/picture/{named.screen.language}/{step}/{key}.png"


def make_preview(draft: DraftLibrary, files: Files, web: Starlette) -> Starlette:
    """Make the preview of a draft; its frames show `web`, the web channel."""
    pages = _Preview(draft, files)
    return Starlette(
        routes=[
            Route("/", lambda _: RedirectResponse("/preview")),
            Route("/preview", pages.show_index),
            Route("/preview/events", pages.stream_changes),
            Route("/preview/{guide}", pages.show_guide),
            Route("/preview/{guide}/{kind}.png", pages.show_paper),
            Mount("/", FramableApp(web)),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS)],
    )
