"""Addresses that behave in every way an answer can: for comparing our way of serving with Django's."""

import threading
from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

handler404 = "lotse.config.last_words.not_found"
handler500 = "lotse.config.last_words.unexpected"
handler400 = "lotse.config.last_words.bad_request"
progress: list[int] = []


@csrf_exempt
def echo(request: HttpRequest) -> HttpResponse:
    return JsonResponse(
        {
            "method": request.method,
            "path": request.path,
            "query": dict(request.GET.lists()),
            "body": request.body.decode("latin-1"),
            "scheme": request.scheme,
            "host": request.get_host(),
            "client": request.META["REMOTE_ADDR"],
            "language": request.headers.get("Accept-Language", ""),
        }
    )


@csrf_exempt
def upload(request: HttpRequest) -> HttpResponse:
    return JsonResponse(
        {
            "form": dict(request.POST.lists()),
            "files": [letter.read().decode() for letter in request.FILES.getlist("letter")],
        }
    )


def cookies(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("ok", headers={"X-Word": "Grüße"})
    response.set_cookie("one", "1", httponly=True, samesite="Lax")
    response.set_cookie("two", "2", max_age=60)
    return response


def stream(request: HttpRequest) -> StreamingHttpResponse:
    progress.clear()

    def parts() -> Iterator[bytes]:
        for number in range(2000):
            progress.append(number)
            yield b"%04d," % number

    return StreamingHttpResponse(parts(), content_type="text/plain")


def file(request: HttpRequest) -> FileResponse:
    return FileResponse(open(__file__, "rb"), filename="places.txt")  # noqa: PTH123 - the response closes it


def large(request: HttpRequest) -> HttpResponse:
    return HttpResponse(bytes(1_000_000), content_type="application/octet-stream")


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


def mistake(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Amina Haddad wrote this")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def session(request: HttpRequest) -> HttpResponse:
    """Which thread and which database connection answer."""
    connection.ensure_connection()
    return JsonResponse({"thread": threading.get_ident(), "connection": id(connection.connection)})


urlpatterns = [
    path("echo", echo),
    path("upload", upload),
    path("cookies", cookies),
    path("stream", stream),
    path("file", file),
    path("large", large),
    path("nothing", nothing),
    path("api/mistake", mistake),
    path("forbidden", forbidden),
    path("session", session),
]
