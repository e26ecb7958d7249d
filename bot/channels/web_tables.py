"""Tables of figures as files to be downloaded."""

import asyncio
import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import texts_web_vi as say
from bot.channels.web_desk import WebDesk
from bot.channels.web_guard import trouble
from bot.render.table_file import ENDINGS, file_name, table_file
from index.spreadsheet import MEDIA_TYPES, SpreadsheetsUnavailable

_NAME = re.compile(rf"(.{{1,100}})\.({'|'.join(ENDINGS)})")


class TableFiles:
    """/bang/<id>.csv and /bang/<id>.xlsx."""

    def __init__(self, desk: WebDesk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """Where they are."""
        return [Route("/bang/{name}", self._file, methods=["GET"])]

    async def _file(self, request: Request) -> Response:
        name = _NAME.fullmatch(request.path_params["name"])
        answer = await asyncio.to_thread(self._desk.assistant.table, name[1]) if name else None
        if name is None or answer is None:
            return trouble(self._desk, request, 404, say.UNKNOWN_TABLE)
        try:
            content = await asyncio.to_thread(table_file, answer, name[2])
        except SpreadsheetsUnavailable:
            return trouble(self._desk, request, 501, say.NO_XLSX)
        headers = {"Content-Disposition": f'attachment; filename="{file_name(name[1], name[2])}"'}
        return Response(content, media_type=MEDIA_TYPES[name[2]], headers=headers)
