"""Which key opens what."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lotse.vault.keyring import BadKeyFile
from lotse.vault.services import UNREADABLE, keyring, rows_per_key


class Command(BaseCommand):
    help = "Count the rows per master key. A key with no rows may be taken out of the key file, unless it is the last."

    def handle(self, *args: Any, **options: Any) -> None:
        unreadable = 0
        try:
            self.stdout.write(f"current key: {keyring().current}")
        except BadKeyFile as error:
            raise CommandError(str(error)) from None
        for column, counted in rows_per_key():
            told = ", ".join(f"{kid} {count}" for kid, count in sorted(counted.items())) or "no rows"
            self.stdout.write(f"{column.name}: {told}")
            unreadable += counted[UNREADABLE]
        if unreadable:
            raise CommandError(f"{unreadable} values do not open with the keys in the file.")
