"""Tell every phone, after a restore from a backup, that what it has seen may be gone."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from lotse.events.services import start_new_epoch


class Command(BaseCommand):
    """`manage.py new_epoch`: run it once after each restore."""

    help = "Start a new epoch of the event log (after a restore from a backup)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Start the epoch and print it."""
        self.stdout.write(f"New epoch of the event log: {start_new_epoch(now=timezone.now()).epoch}")
