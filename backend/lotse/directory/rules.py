"""Decisions of the directory: who may look after whom, who fits where. No queries, no writes."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from lotse.core.errors import DomainError
from lotse.core.languages import LANGUAGES
from lotse.core.text import search_key
from lotse.directory.models import Organisation, Resident, Room, StaffMember, Team

_JOINTS = str.maketrans("-‐‑–'’ʼ`", " " * 8)

LONGEST_COVER = timedelta(days=366)
LANGUAGE_CODES = frozenset(language.code for language in LANGUAGES)


class RoomFull(DomainError):
    """Every bed of the room is taken."""

    code = "room_full"
    status = 409
    sentence = _("Im Zimmer %(room)s ist kein Bett frei.")


class OtherPhase(DomainError):
    """Preliminary and follow-up accommodation have different houses and workers; changing over is a hand-over."""

    code = "other_phase"
    status = 422
    sentence = _("Vorläufige Unterbringung und Anschlussunterbringung passen nicht zusammen.")


class PeriodBackwards(DomainError):
    """A change may not begin before what it replaces."""

    code = "period_backwards"
    status = 422
    sentence = _("Der Tag liegt vor dem Beginn der jetzigen Zuordnung.")


class DayAhead(DomainError):
    """Moving is written down when it happens or later."""

    code = "day_ahead"
    status = 422
    sentence = _("Dieser Tag ist noch nicht da. Bitte nehmen Sie heute oder einen früheren Tag.")


class NotLivingHere(DomainError):
    """The person has no open residency."""

    code = "not_living_here"
    status = 409
    sentence = _("Diese Person wohnt in keinem Haus.")


class UnknownLanguage(DomainError):
    """A language code outside the fifteen of the interface."""

    code = "unknown_language"
    status = 422
    sentence = _("Diese Sprache kennen wir nicht: %(language)s.")


class TeamOfAnother(DomainError):
    """A member of staff works in a team of her own organisation."""

    code = "team_of_another"
    status = 422
    sentence = _("Dieses Team gehört zu einer anderen Organisation.")


class NotInYourTeam(DomainError):
    """Only two different social workers of the viewer's own team stand in for each other."""

    code = "not_in_your_team"
    status = 422
    sentence = _("Vertreten können sich nur zwei Personen aus Ihrem Team.")


class CoverDays(DomainError):
    """A cover that is over already, ends before it begins, or lasts longer than a year."""

    code = "cover_days"
    status = 422
    sentence = _("Bitte wählen Sie Tage ab heute, und höchstens ein Jahr.")


class CoverOverlaps(DomainError):
    """Somebody answers for this person on some of these days already."""

    code = "cover_overlaps"
    status = 409
    sentence = _("Für diese Tage gibt es schon eine Vertretung.")


def check_cover_days(first_day: date, last_day: date, today: date) -> None:
    """Refuse days behind, backwards, or more than a year ahead."""
    if not today <= first_day <= last_day <= today + LONGEST_COVER:
        raise CoverDays


def check_languages(codes: Iterable[str]) -> None:
    """Refuse language codes the interface does not have."""
    for code in codes:
        if code not in LANGUAGE_CODES:
            raise UnknownLanguage(params={"language": code})


def check_beds(room: Room, *, living: int, arriving: int) -> None:
    """Refuse more people than the room has beds."""
    if living + arriving > room.beds:
        raise RoomFull(params={"room": room.number})


def check_may_look_after(worker: StaffMember, resident: Resident) -> None:
    """A worker looks after people of the phase her team works for; house staff, without a team, after nobody."""
    if worker.team is None or worker.team.phase != resident.phase:
        raise OtherPhase


def check_team(organisation: Organisation, team: Team | None) -> None:
    """Refuse a team of another organisation."""
    if team is not None and team.organisation_id != organisation.pk:
        raise TeamOfAnother


def check_follows(starts_on: date, on: date) -> None:
    """Refuse a change that begins before the period it ends."""
    if on < starts_on:
        raise PeriodBackwards


def check_not_ahead(on: date, today: date) -> None:
    """Refuse a day that has not come yet."""
    if on > today:
        raise DayAhead


def name_key(*names: str) -> str:
    """Names as they are searched and sorted: normalised, hyphens and apostrophes as blanks.

    The blank in front lets every word be found by its beginning.
    """
    return " " + " ".join(search_key(*names).translate(_JOINTS).split())


def initials_of(name: str) -> str:
    """First letters of the first and the last word: `Sabine Weber` is SW, a single name has one letter."""
    words = name.split()
    return "".join(word[0].upper() for word in words[:1] + words[1:][-1:])
