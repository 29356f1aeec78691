"""Parts of the system that Python and npm packages cannot bring: installed where allowed, else named."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Dict, List, NamedTuple

from steps import VENV, run, say

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NOTO_ARABIC = ("/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf", "/usr/share/fonts/noto")
LOCK_PATIENCE_SECONDS = 300


class Part(NamedTuple):
    """A Debian package and what the tests need it for."""

    package: str
    purpose: str


PARTS = [
    Part("postgresql", "the server tests on PostgreSQL"),
    Part("chromium", "the browser tests"),
    Part("fonts-noto-core", "Arabic and Persian letters in the browser tests"),
    Part("redis-server", "the tests of live delivery between processes"),
    Part("ffmpeg", "voice messages in one form that every phone plays"),
]


def is_there(part: Part) -> bool:
    """Whether this machine has the part already, from whatever source."""
    if part.package == "postgresql":
        return shutil.which("initdb") is not None or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if part.package == "chromium":
        return any(shutil.which(name) for name in CHROMIUM_NAMES) or playwright_chromium_is_there()
    if part.package in ("redis-server", "ffmpeg"):
        return shutil.which(part.package) is not None
    listed = shutil.which("fc-list") and subprocess.run(
        ["fc-list", ":lang=ar"], stdout=subprocess.PIPE, text=True, check=False
    ).stdout.count("Noto")
    return bool(listed) or any(Path(path).exists() for path in NOTO_ARABIC)


def playwright_chromium_is_there() -> bool:
    """Whether Playwright has downloaded its own Chromium."""
    home = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache" / "ms-playwright"))
    return any(home.glob("chromium*"))


def missing_parts() -> List[Part]:
    """What is not there."""
    return [part for part in PARTS if not is_there(part)]


def ensure_parts() -> None:
    """Install what is missing where the user may; what remains is named in one sentence each."""
    missing = missing_parts()
    if missing and (prefix := _apt()) is not None:
        _install(prefix, [part.package for part in missing])
    if any(part.package == "chromium" for part in missing_parts()):
        say("· Chromium from Playwright")
        run([str(VENV / "bin" / "playwright"), "install", "chromium"], quiet=True)
    for part in missing_parts():
        say(f"Missing for {part.purpose}: please install the Debian package {part.package}.")


def _apt() -> List[str] | None:
    """The words before apt-get, or None where this user may not install."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    may = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if may and may.returncode == 0 else None


def _install(prefix: List[str], packages: List[str]) -> None:
    say(f"· system packages: {', '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    apt += ["apt-get", "-o", f"DPkg::Lock::Timeout={LOCK_PATIENCE_SECONDS}"]
    env: Dict[str, str] = {**os.environ}
    run([*apt, "update"], env=env, quiet=True)
    run([*apt, "install", "-y", "--no-install-recommends", *packages], env=env, quiet=True)
