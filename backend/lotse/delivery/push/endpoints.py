"""Which addresses are pushed to: those of known push services, and nothing that another parser could read otherwise."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

LONGEST: Final = 2048
HTTPS_PORT: Final = 443
LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST_NAME: Final = re.compile(rf"(?:{LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])?", re.ASCII)
LOOPBACK_HOSTS: Final = ("127.0.0.1", "localhost")
# What urlsplit drops silently or other parsers read as something else: blanks, controls, backslashes, brackets …
PLAIN: Final = re.compile(r"[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]+", re.ASCII)


class BadEndpoint(ValueError):
    """This is not the address of a push service that this house knows."""


@dataclass(frozen=True)
class Endpoint:
    """An address that was taken apart and put together again: `url` is what is connected to, nothing else."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme and host, with the port where it is not the usual one (RFC 6454)."""
        return f"{self.scheme}://{self.host}" + ("" if self.port == HTTPS_PORT else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


def parse_endpoint(text: str, *, services: Sequence[str], loopback: bool = False) -> Endpoint:
    """The endpoint in the text. `services` are host names, each with all names below it.

    `loopback` allows a push service on this machine besides, over plain HTTP and at any port. Raises BadEndpoint.
    """
    if len(text) > LONGEST or not PLAIN.fullmatch(text):
        raise BadEndpoint
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise BadEndpoint from None
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    host = parts.hostname or ""
    if "@" in parts.netloc or not parts.path.startswith("/") or len(target) < 2:
        raise BadEndpoint
    if loopback and host in LOOPBACK_HOSTS and parts.scheme in ("http", "https") and port:
        return Endpoint(parts.scheme, host, port, target)
    if not _is_of_a_service(parts, host, services) or port not in (None, HTTPS_PORT):
        raise BadEndpoint
    return Endpoint("https", host, HTTPS_PORT, target)


def _is_of_a_service(parts: SplitResult, host: str, services: Sequence[str]) -> bool:
    known = any(host == service or host.endswith(f".{service}") for service in services)
    return parts.scheme == "https" and known and HOST_NAME.fullmatch(host) is not None
