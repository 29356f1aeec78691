"""Errors a person can understand: a code for machines, a status for HTTP, a sentence for people."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A refusal with a reason. `code` is the contract; `sentence` is shown in the person's language.

    `params` fill the placeholders of the sentence; `extra` is added to the JSON answer as it is.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400
    sentence: ClassVar[str | Promise] = _("Das geht leider nicht.")

    def __init__(self, *, params: dict[str, Any] | None = None, extra: dict[str, Any] | None = None):
        super().__init__(self.code)
        self.params = params or {}
        self.extra = extra or {}

    @property
    def message(self) -> str:
        """The sentence in the language that is active now."""
        text = str(self.sentence)
        return text % self.params if self.params else text

    @property
    def headers(self) -> dict[str, str]:
        """Headers of the answer: after how many seconds another try makes sense, where that is known."""
        wait = self.extra.get("retry_after")
        return {} if wait is None else {"Retry-After": str(wait)}


def all_errors(kind: type[DomainError] = DomainError) -> Iterator[type[DomainError]]:
    """Every kind of refusal that the program has loaded."""
    yield kind
    for narrower in kind.__subclasses__():
        yield from all_errors(narrower)


class NotSignedIn(DomainError):
    """No device is signed in, or it was ended."""

    code = "not_signed_in"
    status = 401
    sentence = _("Sie sind nicht angemeldet.")


class CsrfFailed(DomainError):
    """The write did not come from our own pages."""

    code = "csrf_failed"
    status = 403
    sentence = _("Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.")


class NotFound(DomainError):
    """The thing does not exist, or not for this viewer: both look the same."""

    code = "not_found"
    status = 404
    sentence = _("Das haben wir nicht gefunden.")


class NotAllowed(DomainError):
    """The viewer's role may not do this."""

    code = "not_allowed"
    status = 403
    sentence = _("Das dürfen Sie hier nicht.")


class MethodNotAllowed(DomainError):
    """The address exists, but not for this method."""

    code = "method_not_allowed"
    status = 405


class InvalidInput(DomainError):
    """Fields that are missing or make no sense; `fields` in `extra` says which."""

    code = "invalid_input"
    status = 422
    sentence = _("Bitte prüfen Sie Ihre Angaben.")


class MalformedBody(InvalidInput):
    """The body cannot be read at all."""

    status = 400


class MalformedId(DomainError):
    """An id that cannot be one."""

    code = "malformed_id"
    status = 422
    sentence = _("Diese Adresse ist nicht richtig.")


class TooBig(DomainError):
    """More bytes than any request of this house has."""

    code = "too_big"
    status = 413
    sentence = _("Das ist zu groß.")


class TryAgain(DomainError):
    """The database was busy or away for a moment; nothing was changed."""

    code = "try_again"
    status = 503
    sentence = _("Das hat gerade nicht geklappt. Bitte versuchen Sie es noch einmal.")

    def __init__(self, *, seconds: int = 2):
        super().__init__(extra={"retry_after": seconds})


class NotReadable(DomainError):
    """What is kept does not open any more: the row or its key was changed behind our back. It was reported."""

    code = "unreadable"
    status = 410
    sentence = _("Das können wir nicht mehr öffnen.")


class Unexpected(DomainError):
    """A mistake in the program; it was reported."""

    code = "unexpected"
    status = 500
    sentence = _("Bei uns ist ein Fehler passiert. Bitte versuchen Sie es später noch einmal.")
