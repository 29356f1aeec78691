"""Make a staff member who can sign in, so that a house can start without demo data."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from lotse.accounts.models import Role
from lotse.accounts.services.people import UserNameTaken, create_staff_user, one_time_password


class Command(BaseCommand):
    """`manage.py create_staff weber social_worker --call-me "Frau Weber"`."""

    help = "Makes a staff member and prints a password for one time. The person chooses a new one at the first sign-in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("role", choices=[role.value for role in Role if role != Role.RESIDENT])
        parser.add_argument("--call-me", default="", help="how the app greets the person, for example: Frau Weber")
        parser.add_argument("--language", default="de")

    def handle(self, *args: Any, **options: Any) -> None:
        password = one_time_password()
        try:
            user = create_staff_user(
                username=options["username"],
                role=Role(options["role"]),
                call_me=options["call_me"] or options["username"],
                language=options["language"],
                password=password,
                password_is_initial=True,
                now=timezone.now(),
            )
        except UserNameTaken as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"Benutzername: {user.username}\nEinmal-Passwort: {password}")
