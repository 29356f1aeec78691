"""What every request passes through; each costs microseconds, so there are few."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from lotse.config.refusals import answer
from lotse.core.errors import MethodNotAllowed
from lotse.core.languages import BY_CODE, SOURCE_LANGUAGE

Answer = Callable[[HttpRequest], HttpResponseBase]

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",  # unless the answer brings its own
    "Cache-Control": "no-store",  # what says nothing about it may be about a person
}
PAGES = {  # what only a page can do; left out of the API's answers, where bytes count
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(self), midi=(), payment=(), usb=()"
    ),
}


def security_headers(get_response: Answer) -> Answer:
    """Say on every answer what browsers may do with it."""
    always = dict(EVERYWHERE)
    if settings.SECURE_HSTS_SECONDS:
        always["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        for name, value in ({**always, **PAGES} if is_page else always).items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def known_host(get_response: Answer) -> Answer:
    """Answer to the house's own names only: no page may point a name of its own here and read what comes back.

    The container asks for its health by an address; the answer says nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path != "/healthz":
            request.get_host()  # raises DisallowedHost: 400
        return get_response(request)

    return middleware


def language(get_response: Answer) -> Answer:
    """Answer in the language that the app asks for by one exact code; the API falls back to the viewer's own."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        asked = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
        with translation.override(asked if asked in BY_CODE else SOURCE_LANGUAGE.code):
            return get_response(request)

    return middleware


def wrong_method(get_response: Answer) -> Answer:
    """A method that an address of the API does not have is refused as everything else is: as JSON with a code."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not request.path.startswith("/api/"):
            return response
        refusal = answer(MethodNotAllowed())
        refusal.headers["Allow"] = response.headers.get("Allow", "")
        return refusal

    return middleware
