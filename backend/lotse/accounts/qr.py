"""QR codes as SVG."""

from io import BytesIO

import segno


def qr_svg(text: str) -> str:
    """A QR code as one SVG element, as large as the page makes it, with the quiet zone that cameras need.

    Error correction M: a printed card may get a stain. The namespace is kept, so that it also works as an image file;
    there are no style attributes, so that a strict page may show it.
    """
    drawing = BytesIO()
    segno.make_qr(text, error="m").save(
        drawing, kind="svg", xmldecl=False, svgns=True, nl=False, border=4, omitsize=True, svgclass=None, lineclass=None
    )
    return drawing.getvalue().decode()
