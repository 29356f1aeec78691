"""QR codes as SVG."""

import segno


def qr_svg(text: str) -> str:
    """A QR code as one SVG element, as large as the page makes it, with the quiet zone that cameras need.

    Error correction M: a printed card may get a stain.
    """
    return segno.make_qr(text, error="m").svg_inline(
        border=4, omitsize=True, svgns=True, svgclass=None, lineclass=None, dark="#000", light="#fff"
    )
