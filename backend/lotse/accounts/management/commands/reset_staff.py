"""Help a staff member who lost the password or the phone with the authenticator app."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from lotse.accounts.services.people import one_time_password, reset_staff_user
from lotse.core.errors import NotFound


class Command(BaseCommand):
    """`manage.py reset_staff weber`."""

    help = "Prints a new password for one time, forgets the authenticator app, signs the person out everywhere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        password = one_time_password()
        try:
            user = reset_staff_user(username=options["username"], password=password, now=timezone.now())
        except NotFound as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"Benutzername: {user.username}\nEinmal-Passwort: {password}")
