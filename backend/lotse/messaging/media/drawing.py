"""Draws one photo anew: a program of its own, for `photos`. It knows nothing of the house and reaches nothing of it.

A picture comes in by the standard input; out come the lengths and sizes as a line of JSON, then the large JPEG and the
small one. How it went is the exit status. The system itself bounds its memory and time, and takes all of it back.
"""

import json
import resource
import sys
from io import BytesIO
from typing import Final

MOST_MEMORY: Final = 512 * 1024 * 1024  # bytes of address space, the interpreter and its libraries among them
MOST_SECONDS: Final = 20  # of computing
NO_PHOTO: Final = 3
TOO_MANY_PIXELS: Final = 4


def bound() -> None:
    """From here on this process gets no more than it may have, and writes no file."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    bound()

from PIL import Image, ImageOps  # noqa: E402 - within the bounds

READ: Final = ("JPEG", "PNG", "WEBP")
MOST_ANNOUNCED: Final = 40_000_000  # pixels of a JPEG, which is unpacked at a half, a quarter or an eighth
MOST_UNPACKED: Final = 16_500_000  # pixels; phones make their photos smaller before they send them
LONGEST_SIDE: Final = 2000
THUMBNAIL_SIDE: Final = 320
QUALITY: Final = 80
Image.MAX_IMAGE_PIXELS = None  # ours is smaller, and looks at the size before anything is unpacked
DAMAGES: Final = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, MemoryError, OverflowError)


class TooManyPixels(Exception):
    """More pixels than are unpacked."""


def redraw(content: bytes) -> tuple[bytes, bytes, tuple[int, int]]:
    """The picture upright and at most 2,000 pixels long, its thumbnail, its size. Raises TooManyPixels or DAMAGES."""
    with Image.open(BytesIO(content), formats=READ) as source:
        check_size(source.size, MOST_ANNOUNCED)
        source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is unpacked no larger than needed
        check_size(source.size, MOST_UNPACKED)
        source.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        ImageOps.exif_transpose(source, in_place=True)
        picture = source.convert("RGBA")
    canvas = Image.new("RGB", picture.size, "white")
    canvas.paste(picture, mask=picture.getchannel("A"))
    small = canvas.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return jpeg(canvas), jpeg(small), canvas.size


def check_size(size: tuple[int, int], most: int) -> None:
    """Raises TooManyPixels."""
    if size[0] * size[1] > most:
        raise TooManyPixels


def jpeg(picture: Image.Image) -> bytes:
    """The picture as a JPEG that says nothing else."""
    written = BytesIO()
    picture.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def main() -> int:
    """Draw what comes in."""
    try:
        content, thumbnail, (width, height) = redraw(sys.stdin.buffer.read())
    except TooManyPixels:
        return TOO_MANY_PIXELS
    except DAMAGES:
        return NO_PHOTO
    head = {"content": len(content), "thumbnail": len(thumbnail), "width": width, "height": height}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + content + thumbnail)
    return 0


if __name__ == "__main__":
    sys.exit(main())
