"""The refusals of appointments: a code for the app, a sentence for the person."""

from django.utils.translation import gettext_lazy as _

from lotse.core.errors import DomainError, InvalidInput


class SlotRefused(DomainError):
    """The start cannot be had; the answer carries fresh `slots`."""

    status = 422


class SlotTaken(SlotRefused):
    """Somebody was faster, or the worker is busy."""

    code = "slot_taken"
    status = 409
    sentence = _("Diese Zeit ist leider schon vergeben. Bitte wählen Sie eine andere Zeit.")


class SlotInPast(SlotRefused):
    """The start has passed."""

    code = "slot_in_past"
    sentence = _("Diese Zeit ist schon vorbei. Bitte wählen Sie eine andere Zeit.")


class SlotTooSoon(SlotRefused):
    """Less notice than the topic needs."""

    code = "slot_too_soon"
    sentence = _("Das ist zu kurzfristig. Bitte wählen Sie eine spätere Zeit.")


class SlotOutsideHours(SlotRefused):
    """Not a start on the grid of the worker's hours."""

    code = "slot_outside_hours"
    sentence = _("Zu dieser Zeit gibt es keine Termine. Bitte wählen Sie eine andere Zeit.")


class BeyondHorizon(SlotRefused):
    """Too far ahead."""

    code = "beyond_horizon"
    sentence = _("Das ist zu weit in der Zukunft. Bitte wählen Sie eine frühere Zeit.")


class ModeNotHere(SlotRefused):
    """Face to face was asked for in hours on the telephone."""

    code = "mode_not_here"
    sentence = _("Zu dieser Zeit geht es nur am Telefon.")


class WorkerNotForYou(DomainError):
    """The worker neither looks after the resident nor takes the topic in the resident's organisation."""

    code = "worker_not_for_you"
    status = 404
    sentence = _("Bei dieser Person können Sie keinen Termin buchen.")


class TopicNotForYou(DomainError):
    """The topic does not exist, or not in the resident's phase."""

    code = "topic_not_for_you"
    status = 404
    sentence = _("Dieses Thema gibt es für Sie nicht.")


class LimitReached(DomainError):
    """As many open appointments on the topic as one resident may have."""

    code = "limit_reached"
    status = 409
    sentence = _("Sie haben schon Termine zu diesem Thema. Sie können einen davon verschieben oder absagen.")


class AnotherAppointment(SlotRefused):
    """The resident is somewhere else at that time."""

    code = "you_have_another_appointment"
    status = 409
    sentence = _("Sie haben zu dieser Zeit schon einen anderen Termin.")


class InterpreterTaken(SlotRefused):
    """The interpreter is somewhere else at that time."""

    code = "interpreter_taken"
    status = 409
    sentence = _("Die Dolmetscherin oder der Dolmetscher hat zu dieser Zeit schon einen anderen Termin.")


class VersionStale(DomainError):
    """The appointment changed since it was read; the answer carries `current`."""

    code = "version_stale"
    status = 409
    sentence = _("Der Termin hat sich inzwischen geändert. Bitte sehen Sie ihn noch einmal an.")


class NotChangeable(DomainError):
    """Over, cancelled, or begun: nothing to change any more; the answer carries `current`."""

    code = "not_changeable"
    status = 409
    sentence = _("Dieser Termin kann nicht mehr geändert werden.")


class NotStarted(DomainError):
    """An outcome is known only after the start."""

    code = "not_started"
    status = 409
    sentence = _("Der Termin hat noch nicht begonnen.")


class KeyReused(DomainError):
    """The same key came with another request."""

    code = "idempotency_key_reused"
    status = 422
    sentence = _("Diese Anfrage gab es schon mit anderen Angaben. Bitte fangen Sie noch einmal an.")


class HoursRefused(InvalidInput):
    """Hours that make no sense; `fields` names what is wrong."""


class SessionFull(DomainError):
    """No place left in the group session."""

    code = "session_full"
    status = 409
    sentence = _("Alle Plätze sind schon vergeben.")
