"""How a call is written: JSON, a form, a multipart form with files, or a query string."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, MultipartReader, StreamReader
from aiohttp.base_protocol import BaseProtocol
from multidict import CIMultiDict
from pydantic_core import from_json

from tests.fakes.botapi.refusals import bad_request
from tests.fakes.botapi.world import Upload


def is_multipart(kind: str) -> bool:
    """Tell whether a Content-Type announces a form with files."""
    return kind.startswith("multipart/form-data")


def fields_of(query: str, kind: str, body: bytes) -> dict[str, Any]:
    """Give a call's parameters; the body's win over the query string's. A multipart body is not read."""
    fields = dict[str, Any](parse_qsl(query, keep_blank_values=True)) if query else {}
    if not body:
        return fields
    if kind.startswith("application/json"):
        return fields | _json_fields(body)
    if kind.startswith("application/x-www-form-urlencoded"):
        return fields | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return fields


async def multipart_of(kind: str, body: bytes) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Give the fields and the files of a multipart body."""
    loop = asyncio.get_running_loop()
    stream = StreamReader(BaseProtocol(loop), limit=len(body), loop=loop)
    stream.feed_data(body)
    stream.feed_eof()
    fields: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    async for part in MultipartReader(CIMultiDict({"Content-Type": kind}), stream):
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            fields[part.name] = content.decode("utf-8", "replace")
        else:
            files[part.name] = Upload(part.filename, content)
    return fields, files


def _json_fields(body: bytes) -> dict[str, Any]:
    try:
        fields = from_json(body)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise bad_request("strings must be encoded in UTF-8 and the body must be a JSON object")
    return {name: value for name, value in fields.items() if value is not None}
