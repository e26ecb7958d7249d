"""A small HTTP/1.1 server for tests that can also do what broken networks do: cut the line, or never answer."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType

MAX_LINE = 1 << 16


@dataclass(frozen=True)
class WireRequest:
    """One request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class WireReply:
    """What goes back; `cut` closes the connection instead, without a byte."""

    status: int = 200
    body: bytes = b""
    cut: bool = False


class HttpWire:
    """Serves `answer` on a free port of 127.0.0.1 inside the running event loop."""

    def __init__(self, answer: Callable[[WireRequest], Awaitable[WireReply]]) -> None:
        self._answer = answer
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self.port = 0

    async def __aenter__(self) -> "HttpWire":
        self._server = await asyncio.start_server(self._connection, "127.0.0.1", self.port, limit=MAX_LINE)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            while await self._exchange(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            writer.transport.abort()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        request = await _read_request(reader)
        if request is None:
            return False
        reply = await self._while_connected(request, reader)
        if reply is None or reply.cut:
            return False
        head = (
            f"HTTP/1.1 {reply.status} X\r\nContent-Type: application/json\r\nContent-Length: {len(reply.body)}\r\n\r\n"
        )
        writer.write(head.encode() + reply.body)
        await writer.drain()
        return True

    async def _while_connected(self, request: WireRequest, reader: asyncio.StreamReader) -> WireReply | None:
        """The answer, or None when the caller hung up first (a killed process must not hold a long poll)."""
        answering = asyncio.ensure_future(self._answer(request))
        while not answering.done():
            await asyncio.wait({answering}, timeout=0.02)
            if reader.at_eof():
                answering.cancel()
                await asyncio.gather(answering, return_exceptions=True)
                return None
        return answering.result()


async def _read_request(reader: asyncio.StreamReader) -> WireRequest | None:
    line = await reader.readline()
    if not line:
        return None
    method, path, _ = line.decode("latin-1").split(" ", 2)
    headers: dict[str, str] = {}
    while (line := await reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return WireRequest(method, path, headers, body)
