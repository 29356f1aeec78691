"""The client's own name for what it wants: sent again after a lost answer, it brings the first result."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lotse.core.errors import DomainError


class KeyMissing(DomainError):
    """The header Idempotency-Key is missing."""

    code = "idempotency_key_missing"
    status = 400
    sentence = _("Die App hat eine Angabe vergessen. Bitte laden Sie die Seite neu.")


class KeyMalformed(DomainError):
    """The header Idempotency-Key is not a UUID."""

    code = "idempotency_key_malformed"
    status = 400
    sentence = _("Die App hat eine falsche Angabe gesendet. Bitte laden Sie die Seite neu.")


def idempotency_key(request: HttpRequest) -> UUID:
    """The client's name for what it wants, from the header Idempotency-Key."""
    given = request.headers.get("Idempotency-Key")
    if not given:
        raise KeyMissing
    try:
        return UUID(given)
    except ValueError:
        raise KeyMalformed from None
