"""The Bot API server with files: people send them, the bot fetches them and sends its own."""

import itertools
from dataclasses import dataclass, field, replace
from email.message import Message
from email.parser import BytesParser
from typing import Any
from urllib.parse import unquote, urlencode

from tests.bot_api_chats import Json
from tests.bot_api_server import BotApiServer
from tests.http_wire import WireReply, WireRequest
from tests.telegram_rules import Refused

DOWNLOAD_LIMIT = 20_000_000  # bytes a bot may fetch
CAPTION_LIMIT = 1024


@dataclass
class FileServer(BotApiServer):
    """`sent` holds what the bot sent: (kind, chat, file name, content)."""

    files: dict[str, bytes] = field(default_factory=dict)
    sent: list[tuple[str, int, str, bytes]] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)  # names of files that cannot be fetched

    def __post_init__(self) -> None:
        super().__post_init__()
        self._file_ids = itertools.count(1)
        self._uploads: list[tuple[str, bytes]] = []

    @property
    def file_url(self) -> str:
        return self.base_url.removesuffix("/bot") + "/file/bot"

    async def send_file(
        self, name: str | None, content: bytes, chat: int = 501, *, size: int | None = None, **extra: Any
    ) -> int:
        """A person sends a document; gives the message's number. `size`: what Telegram says of it."""
        key = f"file{next(self._file_ids)}"
        if name not in self.lost:
            self.files[key] = content
        document = {"file_id": key, "file_unique_id": key, "file_size": len(content) if size is None else size}
        return await self.say(None, chat, document=document | ({"file_name": name} if name else {}), **extra)

    async def _handle(self, request: WireRequest) -> WireReply:
        start = f"/file/bot{self.token}/documents/"
        path = unquote(request.path)
        if path.startswith(start):
            content = self.files.get(path.removeprefix(start))
            return WireReply(404) if content is None else WireReply(200, content)
        if request.headers.get("content-type", "").startswith("multipart/"):
            request = self._unpacked(request)
        return await super()._handle(request)

    def _unpacked(self, request: WireRequest) -> WireRequest:
        head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
        fields: dict[str, str] = {}
        self._uploads = []
        for part in BytesParser().parsebytes(head + request.body).get_payload():
            assert isinstance(part, Message)
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            name = part.get_filename()
            if name is None:
                fields[str(part.get_param("name", header="content-disposition"))] = content.decode()
            else:
                self._uploads.append((name, content))
        return replace(request, body=urlencode(fields).encode())

    def _api_get_file(self, parameters: Json) -> Json:
        key = parameters["file_id"]
        if len(self.files.get(key, b"")) > DOWNLOAD_LIMIT:
            raise Refused(400, "Bad Request: file is too big")
        return {"file_id": key, "file_unique_id": key, "file_path": f"documents/{key}"}

    def _api_send_document(self, parameters: Json) -> Json:
        return self._upload("document", parameters)

    def _api_send_photo(self, parameters: Json) -> Json:
        return self._upload("photo", parameters)

    def _upload(self, kind: str, parameters: Json) -> Json:
        if len(parameters.get("caption", "").encode("utf-16-le")) // 2 > CAPTION_LIMIT:
            raise Refused(400, "Bad Request: message caption is too long")
        if not self._uploads or not self._uploads[0][1]:
            raise Refused(400, "Bad Request: file must be non-empty")
        chat = int(parameters["chat_id"])
        name, content = self._uploads[0]
        self.sent.append((kind, chat, name, content))
        return self._api_send_message({"chat_id": parameters["chat_id"], "text": f"[{kind} {name}]"})
