"""What a file is, by its first bytes alone: what the sender says of it counts for nothing."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from lotse.messaging.models import AttachmentKind

LONGEST_NAME: Final = 100
NAME_OF: Final = {AttachmentKind.PHOTO: "Foto", AttachmentKind.DOCUMENT: "Dokument", AttachmentKind.VOICE: "Aufnahme"}


@dataclass(frozen=True)
class Sniffed:
    """A kind of file: its media type and, for recordings, the reader that ffmpeg is told to use."""

    kind: AttachmentKind
    media_type: str
    reader: str = ""


JPEG: Final = Sniffed(AttachmentKind.PHOTO, "image/jpeg")
PNG: Final = Sniffed(AttachmentKind.PHOTO, "image/png")
WEBP: Final = Sniffed(AttachmentKind.PHOTO, "image/webp")
PDF: Final = Sniffed(AttachmentKind.DOCUMENT, "application/pdf")
WEBM: Final = Sniffed(AttachmentKind.VOICE, "audio/webm", "matroska")
OGG: Final = Sniffed(AttachmentKind.VOICE, "audio/ogg", "ogg")
MP4: Final = Sniffed(AttachmentKind.VOICE, "audio/mp4", "mov")
ENDINGS: Final = {
    "image/jpeg": ".jpg",
    "application/pdf": ".pdf",
    "audio/mp4": ".m4a",
    "audio/webm": ".webm",
    "audio/ogg": ".ogg",
}


def sniff(content: bytes) -> Sniffed | None:
    """What the bytes are; None for everything that is not taken here."""
    starts = {b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG, b"%PDF-": PDF, b"\x1aE\xdf\xa3": WEBM, b"OggS": OGG}
    for start, found in starts.items():
        if content.startswith(start):
            return found
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    return MP4 if content[4:8] == b"ftyp" else None


def tidy_name(given: str, kind: AttachmentKind, media_type: str) -> str:
    """The file's own name without folders, without signs that hide its ending, and with the ending that is true."""
    last = given.replace("\\", "/").rpartition("/")[2]
    shown = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    stem = shown.rpartition(".")[0] or shown
    return (stem.strip(" .")[:LONGEST_NAME].strip(" .") or NAME_OF[kind]) + ENDINGS[media_type]
