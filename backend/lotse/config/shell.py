"""Serves the built app: a document per language for every screen, and its files."""

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
PAGE = (
    '<!doctype html><html lang="{tag}" dir="{direction}"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{title}</title>'
    '<h1>{title}</h1><p><a href="/{code}/">{back}</a></p></html>'
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
    """A plain page in the language of the path, or in the one that the browser asks for."""
    words = [request.path.strip("/").removeprefix("staff/").split("/")[0], *_wanted(request)]
    language = next((BY_CODE[word] for word in words if word in BY_CODE), SOURCE_LANGUAGE)
    with translation.override(language.code):
        page = PAGE.format(
            tag=language.bcp47,
            direction=language.direction,
            code=language.code,
            title=escape(_("Diese Seite gibt es nicht.")),
            back=escape(_("Zur Startseite")),
        )
    return HttpResponse(page, status=404)


def _wanted(request: HttpRequest) -> list[str]:
    asked = request.META.get("HTTP_ACCEPT_LANGUAGE", "").split(",")
    return [word.split(";")[0].split("-")[0].strip().lower() for word in asked]
