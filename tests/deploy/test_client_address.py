"""Sign-in limits count by client address, so a made-up X-Forwarded-For must be believed from nobody but the proxy."""

import asyncio
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

DEPLOY = Path(__file__).parents[2] / "deploy"
sys.path.insert(0, str(DEPLOY))

from start_server import server_words  # noqa: E402 - lies in deploy

SPOOFED = b"198.51.100.66"


def client_seen(trusted: str, *, peer: str, forwarded: bytes) -> str:
    """The client address that reaches the application."""
    seen: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope["client"][0])

    scope: Any = {"type": "http", "scheme": "http", "client": (peer, 1), "headers": [(b"x-forwarded-for", forwarded)]}
    server: Any = ProxyHeadersMiddleware(app, trusted_hosts=trusted)
    asyncio.run(server(scope, None, None))
    return seen[0]


def trusted_in(file: str) -> str:
    """The proxies that this way of running Lotse believes."""
    found = re.search(r"FORWARDED_ALLOW_IPS[:=]\s*(\S+)", (DEPLOY / file).read_text())
    assert found is not None, file
    return found[1]


@pytest.mark.parametrize(("file", "proxy"), [("lotse.service", "127.0.0.1"), ("compose.yaml", "172.30.77.3")])
def test_a_client_address_is_believed_from_the_proxy_alone(file: str, proxy: str) -> None:
    trusted = trusted_in(file)
    assert client_seen(trusted, peer=proxy, forwarded=b"203.0.113.9") == "203.0.113.9"
    assert client_seen(trusted, peer=proxy, forwarded=SPOOFED + b", 203.0.113.9") == "203.0.113.9"
    assert client_seen(trusted, peer="203.0.113.9", forwarded=SPOOFED) == "203.0.113.9"


def test_without_a_proxy_no_header_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    assert "--no-proxy-headers" in server_words("0.0.0.0", "8000")  # noqa: S104
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "127.0.0.1")
    assert "--no-proxy-headers" not in server_words("0.0.0.0", "8000")  # noqa: S104
