"""Files as phones and attackers make them."""

import json
import struct
import subprocess
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def photo(size: tuple[int, int] = (640, 480), kind: str = "JPEG", **words: Any) -> bytes:
    """A picture of one colour, with a darker corner at the top left."""
    picture = Image.new("RGB", size, (40, 120, 200))
    picture.paste((10, 10, 10), (0, 0, size[0] // 4, size[1] // 4))
    written = BytesIO()
    picture.save(written, kind, **words)
    return written.getvalue()


def photo_with_secrets() -> bytes:
    """A photo that says where it was taken and carries a comment."""
    exif = Image.Exif()
    exif[0x010E] = "Zimmer 214"
    exif[0x0112] = 6  # lying on its side
    exif.get_ifd(0x8825)[2] = (48.0, 53.0, 51.0)
    return photo(exif=exif.tobytes(), comment=b"bei Amina zu Hause")


def png_header(width: int, height: int) -> bytes:
    """A PNG that announces so many pixels and holds none."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"")) + _chunk(b"IEND", b"")


def text_bomb() -> bytes:
    """A PNG whose comment unpacks to hundreds of megabytes."""
    small = photo((8, 8), "PNG")
    bomb = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 9))
    return small[:33] + bomb + small[33:]


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


@cache
def recording(seconds: float = 3, kind: str = "webm") -> bytes:
    """A tone as a phone records it; needs ffmpeg."""
    codec = {"webm": "libopus", "ogg": "libopus", "mp4": "aac"}[kind]
    with TemporaryDirectory() as folder:
        target = Path(folder) / f"tone.{kind}"
        tone = ["-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}"]
        subprocess.run(["ffmpeg", "-loglevel", "error", *tone, "-c:a", codec, str(target)], check=True)
        return target.read_bytes()


def probed(content: bytes) -> dict[str, Any]:
    """What ffprobe says of a recording."""
    words = ["ffprobe", "-loglevel", "error", "-show_format", "-show_streams", "-of", "json", "-"]
    told = subprocess.run(words, input=content, capture_output=True, check=True).stdout
    found: dict[str, Any] = json.loads(told)
    return found
