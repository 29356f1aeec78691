"""Enter what every house begins with: the topics, and the public holidays of this year and the next."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from lotse.appointments.rules.wall_clock import local_day
from lotse.appointments.services.closures import ensure_public_holidays
from lotse.appointments.services.topics import ensure_topics


class Command(BaseCommand):
    """`manage.py enter_catalogue`, once in a new house and once a year; what the office edited stays."""

    help = "Enters the topics that are missing and the public holidays of this year and the next."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        topics = ensure_topics()
        year = local_day(now).year
        holidays = [*ensure_public_holidays(year, now), *ensure_public_holidays(year + 1, now)]
        self.stdout.write(f"{len(topics)} Themen, {len(holidays)} neue Feiertage")
