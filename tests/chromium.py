"""Which Chromium the browser tests drive, and how it is started."""

import os
import shutil
from typing import TypedDict

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class LaunchWords(TypedDict):
    """What Playwright's `chromium.launch` is told."""

    executable_path: str | None
    args: list[str]
    headless: bool


def launch_words() -> LaunchWords:
    """The system's Chromium, or Playwright's own when there is none. As root it runs without its sandbox."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": found, "args": [*sandbox, *QUIET], "headless": True}
