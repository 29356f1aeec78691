"""Every error as JSON with a code, and a sentence in the person's language."""

from collections.abc import Callable
from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, RawPostDataException
from django.http.multipartparser import MultiPartParserError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from lotse.core.errors import (
    CsrfFailed,
    DomainError,
    InvalidInput,
    MalformedBody,
    MalformedId,
    NotAllowed,
    NotFound,
    NotReadable,
    NotSignedIn,
    TooBig,
    TryAgain,
    Unexpected,
)
from lotse.core.wire import write_json
from lotse.vault.envelope import Unreadable

logger = structlog.get_logger(__name__)

# PostgreSQL's classes of errors that pass by themselves: connection, resources, operator, locks and roll-backs.
PASSING_CLASSES = ("08", "40", "53", "55", "57")
ID_KINDS = {"uuid_parsing", "uuid_type", "uuid_version"}
FIELD_SENTENCES: dict[str, str | Promise] = {
    "missing": _("Bitte füllen Sie dieses Feld aus."),
    "string_too_long": _("Das ist zu lang."),
    "string_too_short": _("Das ist zu kurz."),
}
FIELD_SENTENCE = _("Bitte prüfen Sie diese Angabe.")


def answer(error: DomainError) -> HttpResponse:
    """The answer for a refusal."""
    body = {"code": error.code, "message": error.message, **error.extra}
    return HttpResponse(write_json(body), status=error.status, content_type="application/json", headers=error.headers)


def install(api: NinjaAPI) -> None:
    """Teach the API all its refusals."""
    answers: dict[type[Exception], Callable[[Any], HttpResponse]] = {
        DomainError: answer,
        ValidationError: lambda error: answer(_invalid(error)),
        HttpError: lambda error: answer(_http(error)),
        Http404: lambda error: answer(NotFound()),
        RequestDataTooBig: lambda error: answer(TooBig()),
        # The CSRF check looks into forms before a handler asks for JSON: broken ones, too many fields, already read.
        MultiPartParserError: lambda error: answer(MalformedBody()),
        RawPostDataException: lambda error: answer(MalformedBody()),
        SuspiciousOperation: lambda error: answer(MalformedBody()),
        Unreadable: _unreadable,
        OperationalError: _database,
        InterfaceError: _database,
    }
    for kind, respond in answers.items():
        api.add_exception_handler(kind, _ignoring_the_request(respond))


def _ignoring_the_request(respond: Callable[[Any], HttpResponse]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda request, error: respond(error)


def _database(error: Exception) -> HttpResponse:
    """Ask for another try where the database was busy or away; anything else is a mistake of ours."""
    if not _is_passing(error):
        raise error
    logger.warning("database_busy", exc_info=error)
    return answer(TryAgain())


def _unreadable(error: Unreadable) -> HttpResponse:
    """Somebody changed the database behind our back, or a key is missing: no mistake of a request, but ours to know."""
    logger.error("sealed_unreadable", exc_info=error)
    return answer(NotReadable())


def _is_passing(error: Exception) -> bool:
    cause = error.__cause__ or error
    if not hasattr(cause, "sqlstate"):  # SQLite
        return "locked" in str(cause) or "busy" in str(cause)
    return cause.sqlstate is None or cause.sqlstate.startswith(PASSING_CLASSES)


def _http(error: HttpError) -> DomainError:
    """The refusals of the framework itself."""
    if isinstance(error, AuthenticationError):
        return NotSignedIn()
    kinds: dict[int, type[DomainError]] = {400: MalformedBody, 403: NotAllowed, 404: NotFound}
    if error.status_code == 403 and "CSRF" in error.message:
        return CsrfFailed()
    return kinds.get(error.status_code, Unexpected)()


def _invalid(error: ValidationError) -> DomainError:
    """Which fields are wrong, each with a sentence; never what was written into them."""
    in_path = [one for one in error.errors if one["loc"][0] == "path"]
    if in_path or all(one["type"] in ID_KINDS for one in error.errors):
        return MalformedId(extra={"fields": [_field(one) for one in error.errors]})
    return InvalidInput(extra={"fields": [_field(one) for one in error.errors]})


def _field(one: dict[str, Any]) -> dict[str, str]:
    """A field by its name, without where it stood (body, query) and what the handler calls the whole."""
    where, *name = [str(part) for part in one["loc"]]
    inner = name[1:] if where in ("body", "form") and len(name) > 1 else name
    return {"field": ".".join(inner or name), "message": str(FIELD_SENTENCES.get(one["type"], FIELD_SENTENCE))}
