"""Serves the built app: a document per language for every screen, and its files."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lotse.config.dist import Dist, File, read_dist
from lotse.core.languages import BY_CODE, SOURCE_LANGUAGE

NOT_BUILT = "The app is not built yet. `make run` builds it."
# The look of the app's own empty screen (pwa/src/shared/ui/tokens.css), for a page that comes without the app.
STYLE = (
    ":root{color-scheme:light dark}body{margin:0;background:#faf7f2;color:#1d2b2f;font:16px/1.45 system-ui,sans-serif}"
    "main{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:16px;min-height:90vh;"
    "max-width:26rem;margin:0 auto;padding:16px;text-align:center}h1{margin:0;font-size:22px;line-height:1.25}"
    "svg{box-sizing:content-box;padding:10px;border-radius:12px;background:#ddefec;color:#0e6b62}"
    "a{box-sizing:border-box;width:100%;padding:14px 16px;border-radius:14px;background:#0e6b62;color:#fff;"
    "font-size:17px;font-weight:700;text-decoration:none}a:focus-visible{outline:3px solid #0e6b62;outline-offset:2px}"
    "@media(prefers-color-scheme:dark){body{background:#11191b;color:#e8efef}svg{background:#17383a;color:#6ccdc1}"
    "a{background:#6ccdc1;color:#06201d}a:focus-visible{outline-color:#6ccdc1}}"
)
COMPASS = (
    '<svg width="28" height="28" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/>'
    '<path d="m16 8-2 6-6 2 2-6z"/></svg>'
)
PAGE = (
    '<!doctype html><html lang="{tag}" dir="{direction}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title} – Lotse</title>'
    f"<style>{STYLE.replace('{', '{{').replace('}', '}}')}</style></head><body><main>{COMPASS}"
    '<h1>{title}</h1><a href="{prefix}/{code}/">{back}</a></main></body></html>'
)
MAY_STYLE = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class Shelf:
    """The app as it was last built; a new build is noticed at the next document."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.dist: Dist | None = None

    def current(self) -> Dist | None:
        """The newest whole build. While one is being written, the one before."""
        try:
            stamp = (self.folder / "build.json").stat().st_mtime_ns
        except FileNotFoundError:
            return self.dist
        if self.dist is None or self.dist.stamp != stamp:
            self.dist = read_dist(self.folder) or self.dist
        return self.dist


shelf = Shelf(settings.PWA_DIST)


@require_safe
def app(request: HttpRequest, path: str) -> HttpResponse:
    """A file of the app, the document of the screen at this path, or a page that says there is nothing."""
    dist = shelf.current()
    if dist is None:
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    if path.rstrip("/") == "staff":
        return HttpResponseRedirect(f"/staff/{SOURCE_LANGUAGE.code}/")
    file = dist.files.get(document_of(path) or path)
    return deliver(request, file) if file else missing(request)


def document_of(path: str) -> str | None:
    """The document for a screen's path; None for a path that is a file, or nothing."""
    first, *rest = path.split("/")
    if "." in path.rsplit("/", 1)[-1]:
        return None
    if not path:
        return "index.html"
    if first in BY_CODE:
        return f"{first}/index.html"
    return f"staff/{rest[0]}/index.html" if first == "staff" and rest and rest[0] in BY_CODE else None


def deliver(request: HttpRequest, file: File) -> HttpResponse:
    """The file, compressed as the browser takes it, or only the word that it has not changed."""
    encoding = file.best(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    tag = f'"{file.tag}{"-" + encoding if encoding else ""}"'
    if tag in request.META.get("HTTP_IF_NONE_MATCH", ""):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(file.bodies[encoding])
        if encoding:
            response.headers["Content-Encoding"] = encoding
    response.headers["ETag"] = tag
    for name, value in file.headers.items():
        response.headers[name] = value
    return response


def missing(request: HttpRequest) -> HttpResponse:
    """The way home, in the language of the path or of the browser; needs neither app nor script."""
    prefix = "/staff" if request.path.startswith("/staff/") else ""
    words = [request.path.strip("/").removeprefix("staff/").split("/")[0], *_wanted(request)]
    language = next((BY_CODE[word] for word in words if word in BY_CODE), SOURCE_LANGUAGE)
    with translation.override(language.code):
        page = PAGE.format(
            tag=language.bcp47,
            direction=language.direction,
            code=language.code,
            prefix=prefix,
            title=escape(_("Diese Seite gibt es nicht.")),
            back=escape(_("Zur Startseite")),
        )
    return HttpResponse(page, status=404, headers={"Content-Security-Policy": MAY_STYLE})


def _wanted(request: HttpRequest) -> list[str]:
    asked = request.META.get("HTTP_ACCEPT_LANGUAGE", "").split(",")
    return [word.split(";")[0].split("-")[0].strip().lower() for word in asked]
