"""What every request passes through; each costs microseconds, so there are few."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from lotse.core.languages import BY_CODE, SOURCE_LANGUAGE

Answer = Callable[[HttpRequest], HttpResponseBase]

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(self), midi=(), payment=(), usb=()"
    ),
}
CLOSED_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def security_headers(get_response: Answer) -> Answer:
    """Say on every answer what browsers may do with it; an answer without a policy of its own gets a closed one."""
    always = dict(HEADERS)
    if settings.SECURE_HSTS_SECONDS:
        always["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
    always["Content-Security-Policy"] = CLOSED_POLICY
    # An answer that says nothing about it may be about a person: nobody keeps it.
    always["Cache-Control"] = "no-store"

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in always.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def language(get_response: Answer) -> Answer:
    """Answer in the language that the app asks for by one exact code; the API falls back to the viewer's own."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        asked = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
        with translation.override(asked if asked in BY_CODE else SOURCE_LANGUAGE.code):
            return get_response(request)

    return middleware
