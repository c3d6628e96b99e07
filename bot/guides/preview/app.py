"""The preview's web app: pages for editors, and the real web channel below them, on a store that nobody keeps."""

from collections.abc import AsyncIterator

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.files import Files
from bot.channels.telegram.render import card
from bot.drawing.map import map_of_guide
from bot.guides.preview.draft import Draft
from bot.guides.preview.looks import Look, looks
from flows.core.screen import PaperKind, Sheet
from flows.guide.printing import KINDS

_UNFRAMED = (b"content-security-policy", b"x-frame-options")


class Framed:
    """The web channel with leave to stand in a frame of the preview."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def unframed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [pair for pair in message["headers"] if pair[0].lower() not in _UNFRAMED]
            await send(message)

        await self._app(scope, receive, unframed)


class _Preview:
    """The handlers."""

    def __init__(self, draft: Draft, files: Files) -> None:
        self._draft, self._files = draft, files
        loader = PackageLoader("bot.guides.preview")
        self._templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    async def index(self, _: Request) -> Response:
        """All guides with the number of their issues."""
        draft = self._draft
        rows = [(id, draft.library.guides.get(id), len(draft.of(id))) for id in draft.ids]
        return self._html("index.html", rows=rows, beside=[i for i in draft.issues if i.file.count("/") < 2])

    async def guide(self, request: Request) -> Response:
        """One guide: its issues, its map, every screen, its papers."""
        id = request.path_params["guide"]
        if id not in self._draft.ids:
            return RedirectResponse("/preview")
        language = request.query_params.get("language", "vi")
        guide = self._draft.library.guide(id, language)
        return self._html(
            "guide.html",
            id=id,
            guide=guide,
            issues=self._draft.of(id),
            looks=looks(guide, language, self._draft.library) if guide else [],
            telegram=_telegram,
            picture=lambda look: _picture(look, self._files),
            map=Markup(map_of_guide(guide)) if guide else "",  # noqa: S704 (every text of it is escaped)
            papers=KINDS,
            revision=guide.revision if guide else "",
            languages=["vi", *(code for code, other in self._draft.library.translated if other == id)],
        )

    async def paper(self, request: Request) -> Response:
        """The first page of a paper as a picture."""
        kind: PaperKind | None = next((kind for kind in KINDS if kind == request.path_params["kind"]), None)
        sheet = Sheet(kind, request.path_params["guide"], "vi", "") if kind else None
        content = await self._files.printer.content(sheet, "png") if sheet else None
        return Response(content, media_type="image/png") if content else Response(status_code=404)

    async def events(self, _: Request) -> Response:
        """Tells an open page when to load itself again."""

        async def lines() -> AsyncIterator[str]:
            yield "retry: 500\n\n"
            async for _ in self._draft.changes():
                yield "data: changed\n\n"

        return StreamingResponse(lines(), media_type="text/event-stream")

    def _html(self, template: str, **values: object) -> Response:
        return HTMLResponse(self._templates.get_template(template).render(**values))


def _telegram(look: Look) -> dict[str, object]:
    """A screen as Telegram draws it: the text as HTML and the rows of buttons."""
    drawn = card(look.screen, "bot")
    rows = [[button["text"] for button in row] for row in (drawn.keyboard or {}).get("inline_keyboard", [])]
    texts = [Markup(text.replace("\n", "<br>")) for text in drawn.texts]  # noqa: S704 (made by to_telegram, which escapes)
    return {"texts": texts, "rows": rows}


def _picture(look: Look, files: Files) -> str | None:
    """Where the picture of a step is, as the web channel serves it."""
    picture = look.screen.picture
    if picture is None:
        return None
    return f"/picture/{look.screen.language}/{'/'.join(look.screen.address.ids)}/{files.pictures.key(picture)[:12]}.png"


def make_preview(draft: Draft, files: Files, web: Starlette) -> Starlette:
    """The preview over a draft; `web` is the web channel that its frames show."""
    pages = _Preview(draft, files)
    return Starlette(
        routes=[
            Route("/", lambda _: RedirectResponse("/preview")),
            Route("/preview", pages.index),
            Route("/preview/events", pages.events),
            Route("/preview/{guide}", pages.guide),
            Route("/preview/{guide}/{kind}.png", pages.paper),
            Mount("/", Framed(web)),
        ]
    )
