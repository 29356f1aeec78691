"""Frames straight to a socket's transport: one small header and one write instead of the server's many steps.

Only where the server is the one this was written for, the connection carries plain frames (no compression), it is open,
and its client reads. Everything else goes the server's own way, by `send`.
"""

from struct import Struct
from typing import Any, Final

SHORT, LONG = Struct("!BBH").pack, Struct("!BBQ").pack
TEXT: Final = 0x81  # the last and only frame of a text (RFC 6455, 5.2); a server does not mask


def connection_of(send: Any) -> Any | None:
    """The server's connection behind its `send`, if plain frames may be written to it."""
    from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol  # only servers have it

    connection = getattr(send, "__self__", None)
    if isinstance(connection, WebSocketsSansIOProtocol) and not connection.conn.extensions:
        return connection
    return None


def written(connection: Any, text: bytes) -> bool:
    """Write this text as one frame; False, and nothing is written, where the server has to say or wait first."""
    if connection.disconnected or connection.close_sent or not connection.writable.is_set():
        return False
    if connection.conn.state.name != "OPEN" or not connection.handshake_complete:
        return False
    connection.transport.write(header(len(text)) + text)
    return True


def header(length: int) -> bytes:
    """What precedes a text of so many bytes."""
    if length < 126:
        return bytes((TEXT, length))
    return SHORT(TEXT, 126, length) if length < 1 << 16 else LONG(TEXT, 127, length)
