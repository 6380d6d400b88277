"""As little HTTP as both ends of the benchmark need, so that the server under test is what takes the time."""

import asyncio
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast


class Framed(asyncio.Protocol, ABC):
    """Cuts a stream into messages that tell their length. A subclass takes them in `whole`."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)  # uvloop's own does not inherit from it
        self._held = b""

    def data_received(self, data: bytes) -> None:
        self._held += data
        while (end := self._held.find(b"\r\n\r\n")) >= 0:
            head = self._held[:end].lower()
            after = head.find(b"content-length:")
            length = int(head[after + 15 :].split(b"\r\n", 1)[0]) if after >= 0 else 0
            if len(self._held) < end + 4 + length:
                return
            body = self._held[end + 4 : end + 4 + length]
            self._held = self._held[end + 4 + length :]
            self.whole(head, body)

    @abstractmethod
    def whole(self, head: bytes, body: bytes) -> None:
        """One message."""


class Client(Framed):
    """A connection that asks one thing after another. Whatever is not answered with 200 is an error."""

    _waiting: "asyncio.Future[bytes] | None" = None

    @classmethod
    async def to(cls, port: int) -> "Client":
        """A connection to a server on this machine."""
        return (await asyncio.get_running_loop().create_connection(cls, "127.0.0.1", port))[1]

    async def ask(self, request: bytes) -> bytes:
        """The body of the answer. Raises OSError when there is none, or one that says no."""
        self._waiting = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self._waiting

    def whole(self, head: bytes, body: bytes) -> None:
        if self._waiting is None or self._waiting.done():
            return
        if head.startswith(b"http/1.1 200"):
            self._waiting.set_result(body)
        else:
            self._waiting.set_exception(OSError(head.split(b"\r\n", 1)[0].decode()))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(exc or OSError("the server hung up"))


@dataclass(frozen=True, slots=True)
class Took:
    """How long a number of requests took: all together, and each (seconds)."""

    seconds: float
    each: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.each) / self.seconds


async def play(port: int, queues: Sequence[Sequence[bytes]]) -> Took:
    """Each queue on a connection of its own, all at once; in a queue the next is sent when the last is answered."""
    clients = [await Client.to(port) for _ in queues]
    each: list[float] = []

    async def one(client: Client, requests: Sequence[bytes]) -> None:
        for request in requests:
            sent = time.perf_counter()
            await client.ask(request)
            each.append(time.perf_counter() - sent)

    began = time.perf_counter()
    await asyncio.gather(*(one(client, queue) for client, queue in zip(clients, queues, strict=True)))
    seconds = time.perf_counter() - began
    for client in clients:
        client.transport.close()
    return Took(seconds, tuple(each))
