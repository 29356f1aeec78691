"""Errors a person can understand: a code for machines, a status for HTTP, a sentence for people."""

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
