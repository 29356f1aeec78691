"""The district as the stories find it: the cast, Frau Weber's free hours next week, and what they sign in with."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.utils import timezone

from lotse.accounts.models import SecondFactor
from lotse.accounts.services import activate, issue_card, set_second_factor
from lotse.appointments.models import Appointment, AvailabilityRule, CancelReason, Mode, Status, Topic
from lotse.appointments.rules.booking import Wish
from lotse.appointments.services.booking import book_appointment
from lotse.appointments.services.changing import cancel_appointment
from lotse.appointments.services.hours import save_rule
from lotse.appointments.services.topics import ensure_topics
from lotse.demo.cast import code_now
from lotse.directory.card_sheet import card_link
from lotse.directory.models import Place, Resident, StaffMember
from tests import factories
from tests.people import Cast, make_cast

BERLIN = ZoneInfo("Europe/Berlin")
PASSWORD = "ein-langes-passwort"
TOPIC = "Brief von einer Behörde"


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The cast and Samira, who lives in Amina's house and has the same worker; the coming Tuesday; the place."""

    cast: Cast
    samira: Resident
    office: Place
    tuesday: date

    @property
    def thursday(self) -> date:
        return self.tuesday + timedelta(days=2)

    @property
    def monday(self) -> date:
        return self.tuesday - timedelta(days=1)

    def topic_name(self, language: str) -> str:
        """What the topic of the stories is called."""
        return str(getattr(self.topic(), f"name_{language}"))

    def topic(self, key: str = "authorities") -> Topic:
        return Topic.objects.get(key=key)


def make_scene() -> Scene:
    """Frau Weber has time next week only: on Tuesday from 9 to 13 and on Thursday from 14 to 16."""
    cast = make_cast()
    tuesday = next_monday(timezone.now()) + timedelta(days=1)
    office = factories.place(cast.aminas_house, name="Büro Lindenhof")
    ensure_topics()
    free(cast.weber, office, on=tuesday, opens="09:00", closes="13:00")
    free(cast.weber, office, on=tuesday + timedelta(days=2), opens="14:00", closes="16:00")
    free(cast.kaya, factories.place(cast.dmytros_house), on=tuesday, opens="10:00", closes="12:00")
    samira = factories.resident(
        "Samira", "Khalil", lives_in=factories.room(cast.aminas_house, number="215"), own_script_name="سميرة خليل"
    )
    factories.assignment(samira, cast.weber)
    return Scene(cast=cast, samira=samira, office=office, tuesday=tuesday)


def free(worker: StaffMember, place: Place, *, on: date, opens: str, closes: str) -> AvailabilityRule:
    """Let a worker have time on one day."""
    return save_rule(
        worker_id=worker.pk,
        weekday=on.weekday(),
        starts_at=time.fromisoformat(opens),
        ends_at=time.fromisoformat(closes),
        valid_from=on,
        valid_to=on,
        place_id=place.pk,
    )


def next_monday(now: datetime) -> date:
    """The Monday of next week in Ludwigsburg."""
    today = now.astimezone(BERLIN).date()
    return today + timedelta(days=7 - today.weekday())


def at(day: date, clock: str) -> datetime:
    """A moment by the clock on the wall."""
    return datetime.combine(day, time.fromisoformat(clock), BERLIN)


def card_of(person: Resident, *, origin: str) -> tuple[str, str]:
    """A fresh card: its link and its typed code."""
    card = issue_card(resident_user=person.user, issued_by=None, now=timezone.now())
    return card_link(origin=origin, language=person.user.language, secret=card.secret), card.code


def opens_with_card_of(person: Resident, member: StaffMember) -> None:
    """Somebody opens the app with a card that this member of staff printed."""
    now = timezone.now()
    card = issue_card(resident_user=person.user, issued_by=member.user, now=now)
    activate(
        secret=card.secret,
        code=None,
        pin="481509",
        pin_kind="digits",
        language=person.user.language,
        label="Android · Chrome",
        address="192.0.2.10",
        replaces=None,
        now=now,
    )


def has_booked(person: Resident, worker: StaffMember, topic: Topic, starts_at: datetime) -> str:
    """Book for a resident behind the scenes; answers the appointment's id."""
    wish = Wish(resident_id=person.pk, worker_id=worker.pk, topic=topic, starts_at=starts_at, mode=Mode.ON_SITE)
    booked = book_appointment(wish=wish, by=person.pk, key=uuid4(), now=timezone.now())
    return str(booked.appointment.pk)


def falls_ill(worker: StaffMember) -> None:
    """Cancel everything the worker has, as she does when she is ill."""
    for mine in Appointment.objects.filter(worker=worker, status=Status.BOOKED):
        now = timezone.now()
        cancel_appointment(appointment=mine, version=mine.version, by=worker.pk, now=now, reason=CancelReason.ILL)


def gets_password(person: StaffMember) -> None:
    """Give a member of staff a password and an authenticator app."""
    person.user.set_password(PASSWORD)
    person.user.save(update_fields=["password"])
    set_second_factor(user=person.user, key=secrets.token_hex(20))


def code_of(person: StaffMember) -> str:
    """What the authenticator app shows now."""
    return code_now(SecondFactor.objects.get(user=person.user), timezone.now())
