"""Everything under the current master key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lotse.vault.registry import sealed_columns
from lotse.vault.services import renew


class Command(BaseCommand):
    help = (
        "Seal what older master keys sealed anew under the current one. May be interrupted and run again at any time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        all_unreadable = 0
        for column in sealed_columns():
            renewed, unreadable = renew(column)
            self.stdout.write(f"{column.name}: {renewed} renewed, {unreadable} unreadable")
            all_unreadable += unreadable
        if all_unreadable:
            raise CommandError(
                f"{all_unreadable} values do not open with the keys in the file; nothing was changed there."
            )
