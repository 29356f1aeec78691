"""Photos are drawn anew: of what came in, only the picture stays. No place, no camera, no comment, no second file."""

from dataclasses import dataclass
from io import BytesIO
from threading import BoundedSemaphore
from typing import Final

from PIL import Image, ImageOps

READ: Final = ("JPEG", "PNG", "WEBP")
MOST_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 2000
THUMBNAIL_SIDE: Final = 320
QUALITY: Final = 80
# A large picture takes up to 200 MB while it is drawn.
_easels = BoundedSemaphore(2)
Image.MAX_IMAGE_PIXELS = None  # ours is smaller, and looks at the size before anything is unpacked


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
    with _easels:
        try:
            return _redraw(content)
        except (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, MemoryError, OverflowError) as error:
            raise NoPhoto from error


def _redraw(content: bytes) -> Drawn:
    with Image.open(BytesIO(content), formats=READ) as source:
        width, height = source.size
        if width * height > MOST_PIXELS:
            raise TooManyPixels
        source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is unpacked no larger than needed
        upright = ImageOps.exif_transpose(source)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    canvas = Image.new("RGB", upright.size, "white")
    picture = upright.convert("RGBA")
    canvas.paste(picture, mask=picture.getchannel("A"))
    small = canvas.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return Drawn(_jpeg(canvas), _jpeg(small), *canvas.size)


def _jpeg(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()
