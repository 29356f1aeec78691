"""The API: one NinjaAPI, the routers of the apps, and errors as JSON a person can read."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from lotse.core.errors import DomainError

api = NinjaAPI(title="Lotse", version="1", docs_url=None)


@api.exception_handler(DomainError)
def refuse(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Answer a domain error with its code, its sentence and what helps."""
    body = {"code": error.code, "message": error.message, **error.extra}
    return api.create_response(request, body, status=error.status)
