"""The server's options stand once, and uvicorn takes them as they are."""

import re
import sys
from pathlib import Path

import pytest
from uvicorn.main import main as uvicorn_command

DEPLOY = Path(__file__).parents[2] / "deploy"
sys.path.insert(0, str(DEPLOY))

from start_server import server_words  # noqa: E402 - lies in deploy


def test_the_options_stand_in_one_file() -> None:
    found = [
        path.name for path in DEPLOY.iterdir() if path.is_file() and "--timeout-graceful-shutdown" in path.read_text()
    ]
    assert found == ["start_server.py"]


@pytest.mark.parametrize("file", ["Dockerfile", "lotse.service"])
def test_image_and_unit_start_it_there(file: str) -> None:
    lines = (DEPLOY / file).read_text().splitlines()
    (start,) = [line for line in lines if line.startswith(("CMD", "ExecStart="))]
    assert re.search(r"python.*/srv/lotse/deploy/start_server\.py", start)


def test_uvicorn_understands_every_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    given = uvicorn_command.make_context("uvicorn", server_words("127.0.0.1", "8000")).params
    assert given["app"] == "lotse.config.asgi:application"
    assert (given["ws_max_size"], given["ws_ping_interval"], given["ws_per_message_deflate"]) == (65536, 20.0, False)
    assert (given["timeout_graceful_shutdown"], given["access_log"], given["proxy_headers"]) == (10, False, False)


def test_whoever_stops_it_waits_longer_than_it_needs() -> None:
    unit = re.search(r"TimeoutStopSec=(\d+)", (DEPLOY / "lotse.service").read_text())
    words = server_words("127.0.0.1", "8000")
    assert unit is not None
    assert int(unit[1]) > int(words[words.index("--timeout-graceful-shutdown") + 1])
