"""`manage.py demo_signins`: where to begin, and who to sign in as."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from lotse.demo.cast import RESIDENTS, staff_sign_ins


def local_address() -> str:
    """Where `make run` serves: HOST and PORT of the environment, or its defaults."""
    host = os.environ.get("HOST", "")
    return f"http://{host if host not in ('', '0.0.0.0') else '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"  # noqa: S104


class Command(BaseCommand):
    """Prints addresses and sign-ins of the demonstration; changes nothing."""

    help = "Print the addresses and sign-ins of the demonstration (only with LOTSE_DEMO=1)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The address the house is served at."""
        parser.add_argument("--base-url", default=settings.LOTSE_ORIGIN or local_address())

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOTSE_DEMO:
            raise CommandError("The sign-ins are for a demonstration: set LOTSE_DEMO=1.")
        base = options["base_url"].rstrip("/")
        residents = " and ".join(" ".join(names) for names in RESIDENTS.values())
        self.stdout.write(f"Lotse is at       {base}/")
        self.stdout.write(f"Begin here        {base}/demo/   (cards for {residents}, codes of the staff)")
        self.stdout.write(f"Staff sign in at  {base}/staff/")
        for person in staff_sign_ins(timezone.now()):
            self.stdout.write(
                f"  {person.username:<6} {person.password}   code now {person.code}   {person.name}, {person.title}"
            )
