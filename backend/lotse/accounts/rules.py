"""What a PIN may be, how long to wait after wrong ones, and whether a card still opens the door."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lotse.accounts.models import ActivationCard, PinKind
from lotse.accounts.tokens import latin_digits
from lotse.core.errors import DomainError

CARD_LIFE = timedelta(days=14)
RESIDENT_DEVICE_LIFE = timedelta(days=400)  # browsers keep no cookie longer
STAFF_DEVICE_LIFE = timedelta(hours=12)
UNLOCK_LIFE = timedelta(hours=12)
STEP_LIFE = timedelta(minutes=5)
REPEAT_WINDOW = timedelta(minutes=10)
PIN_DIGITS = 6
PIN_PICTURES = 4
PICTURES = 12
PIN_WAITS = {5: 1, 6: 5, 7: 15, 8: 30, 9: 60}  # failures in a row: minutes
PIN_FAILURES_TO_END = 10
PIN_FREE_FAILURES = 5
CARD_WRONG_PINS = 5
# House staff may print as many cards as they like: all cards of a person together allow no more than these guesses.
PERSON_WRONG_PINS = 15
WRONG_PINS_KEPT = timedelta(days=30)


class PinMalformed(DomainError):
    """Not six digits, or not four pictures."""

    code = "pin_malformed"
    status = 422
    sentence = _("Eine PIN hat 6 Ziffern oder 4 Bilder.")


class PinTooSimple(DomainError):
    """A PIN that everybody tries first."""

    code = "pin_too_simple"
    status = 422
    sentence = _("Diese PIN ist zu einfach. Bitte wählen Sie eine andere PIN.")


class CardUnknown(DomainError):
    """No card has this secret or code."""

    code = "card_unknown"
    status = 404
    sentence = _("Wir kennen diese Karte nicht. Bitte prüfen Sie den Code.")


class CardUsed(DomainError):
    """A card opens the door once."""

    code = "card_used"
    status = 410
    sentence = _("Diese Karte wurde schon benutzt. Bitte fragen Sie im Haus nach einer neuen Karte.")


class CardExpired(DomainError):
    """Cards are valid for a limited time."""

    code = "card_expired"
    status = 410
    sentence = _("Diese Karte ist zu alt. Bitte fragen Sie im Haus nach einer neuen Karte.")


class CardRevoked(DomainError):
    """A newer card was printed, or staff took this one back."""

    code = "card_revoked"
    status = 410
    sentence = _("Diese Karte gilt nicht mehr. Bitte nehmen Sie die neueste Karte.")


class CardGuessed(CardRevoked):
    """Too many wrong PINs were given with the card, or with the cards of this person before it."""

    sentence = _("Zu oft die falsche PIN. Diese Karte gilt nicht mehr. Ihre Beratung gibt Ihnen eine neue Karte.")


class PinNeeded(DomainError):
    """The person has a PIN, and this card opens nothing without it."""

    code = "pin_needed"
    status = 403
    sentence = _("Für diese Karte brauchen Sie Ihre PIN.")


def needed_pin(card: ActivationCard) -> str:
    """The kind of PIN the card asks for before it opens the door; empty: a new PIN is chosen.

    House staff hand out cards but must never read what a person and her social worker speak about. So their card is
    worth nothing without the PIN; only the card of the social worker, who may read it anyway, replaces a PIN.
    """
    return "" if card.sets_pin else card.user.pin_kind


def check_pin(kind: str, typed: str) -> str:
    """The PIN in one spelling. Raises PinMalformed and PinTooSimple."""
    signs = _pictures(typed) if kind == PinKind.PICTURES else _digits(typed)
    steps = {later - earlier for earlier, later in pairwise(signs)}
    if steps in ({0}, {1}, {-1}) or (kind == PinKind.DIGITS and signs[:4] == [0, 1, 0, 1]):
        # 0101 begins the first of January, the birth date in very many people's papers.
        raise PinTooSimple
    return pin_as_typed(typed)


def pin_as_typed(typed: str) -> str:
    """The PIN in one spelling, unchecked: to compare it with the stored one."""
    return latin_digits(typed)


def _digits(typed: str) -> list[int]:
    pin = latin_digits(typed)
    if len(pin) != PIN_DIGITS or not pin.isdecimal():
        raise PinMalformed
    return [int(sign) for sign in pin]


def _pictures(typed: str) -> list[int]:
    signs = latin_digits(typed).split("-")
    if len(signs) != PIN_PICTURES or not all(len(sign) == 2 and sign.isdecimal() for sign in signs):
        raise PinMalformed
    numbers = [int(sign) for sign in signs]
    if not all(1 <= number <= PICTURES for number in numbers):
        raise PinMalformed
    return numbers


def pin_wait(failures: int) -> timedelta | None:
    """How long to wait after this many wrong PINs in a row."""
    minutes = PIN_WAITS.get(failures)
    return timedelta(minutes=minutes) if minutes else None


def pin_tries_left(failures: int) -> int:
    """How many more wrong PINs are free, and later: how many until this device ends."""
    limit = PIN_FREE_FAILURES if failures < PIN_FREE_FAILURES else PIN_FAILURES_TO_END
    return limit - failures


def check_card_opens(card: ActivationCard, now: datetime) -> None:
    """Raises CardRevoked, CardUsed or CardExpired if the card no longer signs anybody in."""
    if card.wrong_pins >= CARD_WRONG_PINS:
        raise CardGuessed
    if card.revoked_at is not None:
        raise CardRevoked
    if card.used_at is not None:
        raise CardUsed
    if card.expires_at <= now:
        raise CardExpired


def was_just_used(card: ActivationCard, now: datetime) -> bool:
    """Whether the card was used so recently that its owner may be asking again because the answer got lost."""
    device = card.device
    return (
        card.used_at is not None and now - card.used_at < REPEAT_WINDOW and device is not None and device.is_live(now)
    )


def local_time(now: datetime) -> datetime:
    """The same moment on the clock on the wall."""
    return now.astimezone(timezone.get_default_timezone())


def local_day(now: datetime) -> date:
    """The day on the calendar on the wall."""
    return local_time(now).date()
