"""Become the server: one process that answers pages, API and sockets. `make run`, the image and the unit start it here.

python3 deploy/start_server.py        HOST=127.0.0.1 PORT=8000 unless the environment says otherwise
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Dict, List

sys.path.insert(0, str(Path(__file__).resolve().parent))

from steps import ROOT, environment, tool

HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = os.environ.get("PORT") or "8000"


def serve(env: Dict[str, str]) -> None:
    """Take the place of this process; signals reach the server itself."""
    os.chdir(ROOT / "backend")
    os.execve(tool("uvicorn"), [tool("uvicorn"), *server_words(HOST, PORT)], env)


def server_words(host: str, port: str) -> List[str]:
    """How uvicorn is started. The unit and the containers give it 15 seconds to stop: more than the graceful ten."""
    return [
        "lotse.config.asgi:application",
        *("--host", host, "--port", port),
        *("--loop", "uvloop", "--http", "httptools", "--ws", "websockets-sansio"),
        *("--ws-max-size", "65536", "--ws-ping-interval", "20", "--ws-per-message-deflate", "false"),
        *("--no-access-log", "--no-server-header"),
        *("--timeout-graceful-shutdown", "10"),
        # uvicorn would believe X-Forwarded-For from this machine; without a proxy that is anybody's invention.
        *([] if os.environ.get("FORWARDED_ALLOW_IPS") else ["--no-proxy-headers"]),
    ]


if __name__ == "__main__":
    serve(environment())
