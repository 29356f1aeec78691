"""The whole demonstration district, through the services, relative to the present day."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from lotse.appointments.rules.wall_clock import local_day
from lotse.appointments.services.topics import ensure_topics
from lotse.demo.bookings import WEEKS_BACK, book_everything
from lotse.demo.cast import hand_out_apps
from lotse.demo.hours import enter_absences, enter_closures, enter_hours
from lotse.demo.households import households
from lotse.demo.houses import build_district
from lotse.demo.interpreters import enlist_interpreters
from lotse.demo.moving_in import settle
from lotse.demo.staff import engage_house_staff, engage_workers
from lotse.demo.talks import let_people_talk
from lotse.demo.topics import share_topics
from lotse.directory.models import Organisation

SEED = 333  # the same people at every run
MOVED_IN = timedelta(weeks=26)


@dataclass(frozen=True, kw_only=True)
class Seeded:
    """What was made."""

    houses: int
    households: int
    residents: int
    workers: int
    appointments: int
    conversations: int


@transaction.atomic
def seed_district(now: datetime) -> Seeded | None:
    """Make the district, all or nothing; None when there is one already, which stays as it is."""
    if Organisation.objects.exists():
        return None
    dice, today = random.Random(SEED), local_day(now)  # noqa: S311 – the same district for everybody, no secret
    moved_in = today - MOVED_IN
    district = build_district()
    settled = settle(district, households(dice), on=moved_in, now=now, dice=dice)
    workers = engage_workers(district, settled, on=moved_in, now=now, dice=dice)
    engage_house_staff(district, now=now, dice=dice)
    hand_out_apps()
    enlist_interpreters([house for _plan, house in district.houses], dice)
    topics = ensure_topics()
    share_topics(workers, topics)
    enter_closures(now)
    enter_hours(district, workers, valid_from=today - timedelta(weeks=WEEKS_BACK + 1))
    enter_absences(workers, today=today)
    return Seeded(
        houses=len(district.houses),
        households=len(settled),
        residents=sum(len(home.residents) for home in settled),
        workers=len(workers),
        appointments=book_everything(workers, topics, phone=district.phone, now=now, dice=dice),
        conversations=let_people_talk(workers, now),
    )
