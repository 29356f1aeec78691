"""`manage.py seed_demo`: fill an empty database with the demonstration district."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lotse.demo.seeding import seed_district


class Command(BaseCommand):
    """Fills an empty database; a filled one stays as it is."""

    help = "Fill an empty database with the demonstration district (only with LOTSE_DEMO=1)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOTSE_DEMO:
            raise CommandError("Demonstration data are for a demonstration: set LOTSE_DEMO=1.")
        began = time.perf_counter()
        made = seed_district(timezone.now())
        if made is None:
            self.stdout.write("The database is filled already; everything stays as it is.")
            return
        self.stdout.write(
            f"{made.houses} houses, {made.households} households, {made.residents} residents, {made.workers} workers, "
            f"{made.appointments} appointments, {made.conversations} conversations "
            f"in {time.perf_counter() - began:.1f} s."
        )
