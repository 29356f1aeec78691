"""Where the app is reached: what links on paper and in QR codes begin with."""

from django.conf import settings
from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """Scheme and host, `https://lotse.example`: the configured ones, or in a demonstration without them the request's.

    The host of a request is one of ALLOWED_HOSTS in any case.
    """
    return settings.LOTSE_ORIGIN or f"{request.scheme}://{request.get_host()}"
