"""The page one begins the demonstration on: fresh cards of the residents, sign-ins of the staff."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from lotse.accounts.qr import qr_svg
from lotse.core.origin import origin_of
from lotse.demo.cast import RESIDENTS, fresh_card, staff_sign_ins

STYLE = Path(__file__).parent / "static" / "demo" / "demo.css"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
View = Callable[[HttpRequest], HttpResponse]


def only_in_the_demo(view: View) -> View:
    """A view that does not exist anywhere but in a demonstration."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not settings.LOTSE_DEMO:
            raise Http404
        return view(request)

    return guarded


@only_in_the_demo
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show the sign-ins; a POST makes a fresh card for the resident it names and shows it once."""
    now = timezone.now()
    who = request.POST.get("who", "")
    card = fresh_card(who, origin=origin_of(request), now=now) if who in RESIDENTS else None
    context = {
        "card": card,
        "qr": mark_safe(qr_svg(card.link)) if card else "",  # noqa: S308 – drawn by ourselves from our own link
        "residents": [(key, " ".join(names)) for key, names in RESIDENTS.items()],
        "staff": staff_sign_ins(now),
        "seconds": 30 - int(now.timestamp()) % 30,
    }
    response = render(request, "demo/page.html", context)
    response.headers["Content-Security-Policy"] = POLICY
    # Without a referrer browsers send a form with "Origin: null", and the CSRF check refuses it.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@only_in_the_demo
@require_safe
def style_sheet(request: HttpRequest) -> HttpResponse:
    """The page's colours and sizes."""
    return HttpResponse(STYLE.read_bytes(), content_type="text/css; charset=utf-8")
