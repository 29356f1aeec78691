"""Somebody works here no longer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from lotse.core.errors import NotFound
from lotse.directory.services.leaving import leave_service


class Command(BaseCommand):
    """`manage.py leave_service weber`."""

    help = "Lets a member of staff in no more, signs her out everywhere, and names what has to be taken over."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            still_open = leave_service(username=options["username"], now=timezone.now())
        except NotFound as error:
            raise CommandError(error.message) from error
        for resident_id in still_open.resident_ids:
            self.stdout.write(f"needs another worker: {resident_id}")
        self.stdout.write(
            f"open assignments: {len(still_open.resident_ids)}, covers that name her: {still_open.covers}"
        )
