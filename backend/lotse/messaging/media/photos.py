"""Photos are drawn anew: of what came in, only the picture stays. No place, no camera, no comment, no second file.

A process of its own draws each of them, with bounds that the system keeps: unpacked, a hundred kilobytes are a hundred
megabytes, and in the threads of the server that memory would never be given back.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from lotse.messaging.media import drawing

DRAWING: Final = str(Path(drawing.__file__).resolve())
PATIENCE_SECONDS: Final = 40
# A large photo takes up to 300 MB for less than a second; no picture gets more than `drawing.MOST_MEMORY`.
_easels = BoundedSemaphore(2)


class NoPhoto(Exception):
    """The bytes are no picture, or break off."""


class TooManyPixels(Exception):
    """More pixels than are unpacked."""


@dataclass(frozen=True)
class Drawn:
    """A fresh JPEG with its thumbnail; pixels of the large one."""

    content: bytes
    thumbnail: bytes
    width: int
    height: int


def redraw(content: bytes) -> Drawn:
    """Draw a picture anew, upright, at most 2,000 pixels long. Raises NoPhoto, TooManyPixels."""
    words = [sys.executable, "-I", "-B", DRAWING]
    with _easels:
        try:
            done = subprocess.run(  # noqa: S603 - fixed words, no shell
                words, input=content, env={}, cwd="/", capture_output=True, timeout=PATIENCE_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise NoPhoto from error
    if done.returncode == drawing.TOO_MANY_PIXELS:
        raise TooManyPixels
    if done.returncode:  # damaged, or stopped by the system because it wanted too much
        raise NoPhoto
    head, _, drawn = done.stdout.partition(b"\n")
    told = json.loads(head)
    end = told["content"]
    return Drawn(drawn[:end], drawn[end : end + told["thumbnail"]], told["width"], told["height"])
