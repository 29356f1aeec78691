"""Answers to what no handler took: as JSON below /api/, as a plain page elsewhere."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from lotse.config.refusals import answer
from lotse.config.shell import missing
from lotse.core.errors import CsrfFailed, DomainError, MalformedBody, NotFound, TooBig, Unexpected


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing at this address."""
    return answer(NotFound()) if request.path.startswith("/api/") else missing(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request cannot be understood: a foreign host name, a body that is too big."""
    error: DomainError = TooBig() if isinstance(exception, RequestDataTooBig) else MalformedBody()
    return answer(error)


def unexpected(request: HttpRequest) -> HttpResponse:
    """A mistake of ours; it is in the log."""
    return answer(Unexpected())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A write that did not come from our own pages."""
    return answer(CsrfFailed())
