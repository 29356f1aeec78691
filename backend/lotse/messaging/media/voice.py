"""Recordings become AAC, which every phone plays; ffmpeg does it, in a process of its own that can reach nothing."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lotse.messaging.media.sniffing import Sniffed

LONGEST_SECONDS: Final = 120
TOLERANCE_SECONDS: Final = 1.5  # phones stop a little late
PATIENCE_SECONDS: Final = 30
LARGEST_RESULT: Final = 2_000_000  # bytes; two minutes at 32 kbit/s are 480,000
LARGEST_PIECE: Final = 64_000_000  # bytes that ffmpeg may ask the system for at once
WRITTEN: Final = re.compile(rb"out_time_us=(\d+)")


class NoRecording(Exception):
    """The bytes hold no sound that can be read."""


class TooLong(Exception):
    """More than two minutes."""


@dataclass(frozen=True)
class Recording:
    """A recording as it is kept; `duration` in seconds, None where nobody could measure it."""

    content: bytes
    media_type: str
    duration: float | None


@cache
def ffmpeg() -> str | None:
    """Where ffmpeg is; None on a machine without it."""
    return shutil.which("ffmpeg")


def normalise(content: bytes, sniffed: Sniffed) -> Recording:
    """The recording as AAC with 32 kbit/s, without anything but its sound; as it is where there is no ffmpeg.

    Raises NoRecording, TooLong.
    """
    program = ffmpeg()
    if program is None:
        return Recording(content, sniffed.media_type, None)
    with TemporaryDirectory(prefix="lotse-voice-") as folder:
        source, target = Path(folder) / "in", Path(folder) / "out.m4a"
        source.write_bytes(content)
        duration = _convert(program, sniffed.reader, source, target)
        return Recording(target.read_bytes(), "audio/mp4", duration)


def _convert(program: str, reader: str, source: Path, target: Path) -> float:
    words = [program, "-hide_banner", "-nostdin", "-loglevel", "error", "-nostats", "-progress", "pipe:1"]
    words += ["-timelimit", str(PATIENCE_SECONDS), "-max_alloc", str(LARGEST_PIECE), "-threads", "1"]
    words += ["-protocol_whitelist", "file", "-f", reader, "-i", f"file:{source.name}"]
    words += ["-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1", "-t", str(LONGEST_SECONDS + 10)]
    words += ["-ac", "1", "-ar", "24000", "-c:a", "aac", "-b:a", "32k", "-threads", "1"]
    words += ["-movflags", "+faststart", "-fs", str(LARGEST_RESULT), "-f", "ipod", "-y", f"file:{target.name}"]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, no shell
            words, cwd=target.parent, env={}, capture_output=True, timeout=PATIENCE_SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise NoRecording from error
    times = WRITTEN.findall(done.stdout)
    seconds = int(times[-1]) / 1_000_000 if times else 0.0
    if seconds <= 0 or not target.is_file():
        raise NoRecording
    if seconds > LONGEST_SECONDS + TOLERANCE_SECONDS:
        raise TooLong
    return round(seconds, 1)
