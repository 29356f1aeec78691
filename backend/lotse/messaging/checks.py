"""What the start-up check says of this machine: `manage.py check`."""

from typing import Any

from django.core.checks import CheckMessage, Info

from lotse.messaging.media.voice import ffmpeg


def check_ffmpeg(**_words: Any) -> list[CheckMessage]:
    """Without ffmpeg voice messages stay as they were recorded: not every phone plays every kind."""
    if ffmpeg() is not None:
        return []
    said = "ffmpeg is missing: voice messages are kept as they were recorded, and some phones cannot play them."
    return [Info(said, hint="Install ffmpeg (Debian: apt install ffmpeg).", id="messaging.I001")]
