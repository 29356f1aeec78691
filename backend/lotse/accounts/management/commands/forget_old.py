"""Forget ended devices, past cards and counted failures, as the retention says."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from lotse.accounts.services.forgetting import forget_old


class Command(BaseCommand):
    """`manage.py forget_old`, once a day."""

    help = "Deletes what ended more than LOTSE_KEEP_DAYS days ago: devices, activation cards, counted failures."

    def handle(self, *args: Any, **options: Any) -> None:
        gone = forget_old(older_than=timedelta(days=settings.LOTSE_KEEP_DAYS), now=timezone.now())
        self.stdout.write(f"{gone.devices} Geräte, {gone.cards} Karten, {gone.attempts} Fehlversuche gelöscht")
