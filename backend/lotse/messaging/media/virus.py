"""The virus scanner: ClamAV over its socket, where the operator has one."""

import socket
from typing import Final

PATIENCE_SECONDS: Final = 20
PIECE: Final = 64 * 1024


class NotChecked(Exception):
    """The scanner did not answer, or not as it should: nothing is taken unseen."""


def is_clean(content: bytes, address: str) -> bool:
    """Ask the scanner at a path or at host:port; true where there is none (`address` empty). Raises NotChecked."""
    if not address:
        return True
    try:
        with _connected(address) as scanner:
            scanner.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), PIECE):
                piece = content[start : start + PIECE]
                scanner.sendall(len(piece).to_bytes(4, "big") + piece)
            scanner.sendall(bytes(4))
            answer = _answer(scanner)
    except OSError as error:
        raise NotChecked from error
    if answer.endswith(b"FOUND"):
        return False
    if answer != b"stream: OK":
        raise NotChecked
    return True


def _connected(address: str) -> socket.socket:
    host, _, port = address.rpartition(":")
    if host and port.isdecimal():
        return socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS)
    scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    scanner.settimeout(PATIENCE_SECONDS)
    try:
        scanner.connect(address)
    except OSError:
        scanner.close()
        raise
    return scanner


def _answer(scanner: socket.socket) -> bytes:
    told = b""
    while b"\0" not in told and len(told) < 1000:
        more = scanner.recv(1000)
        if not more:
            break
        told += more
    return told.rstrip(b"\0\n")
