"""Enter a member of staff who can sign in: account, organisation, team and houses in one step."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from lotse.accounts.models import Role, User
from lotse.accounts.services.people import UserNameTaken, normal_username, one_time_password
from lotse.core.errors import DomainError
from lotse.directory.models import Accommodation, Gender, Organisation, Team
from lotse.directory.services import NewStaffMember, engage_staff


class Command(BaseCommand):
    """`manage.py engage_staff weber social_worker "Sabine Weber" --organisation LRA --team 333 --house "Haus 1"`."""

    help = "Enters a member of staff and prints a password for one time; a new one is chosen at the first sign-in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("role", choices=[role.value for role in Role if role != Role.RESIDENT])
        parser.add_argument("name", help="as residents see it, such as Sabine Weber")
        parser.add_argument("--organisation", required=True, help="short name")
        parser.add_argument("--team", default="", help="number; social workers need one")
        parser.add_argument("--house", action="append", default=[], help="name of a house the person is in")
        parser.add_argument("--title", default="", help="such as Sozialarbeiterin")
        parser.add_argument("--hours", default="", help="when and where, such as: Mo und Mi 9–12 Uhr im Haus")
        parser.add_argument("--gender", default=Gender.DIVERSE.value, choices=Gender.values)
        parser.add_argument("--speaks", action="append", default=[], help="code of a language, such as ar")
        parser.add_argument("--phone", default="")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        password = one_time_password()
        person = _person(options, password)
        if User.objects.filter(username=person.username).exists():
            raise CommandError(UserNameTaken().message)
        try:
            engage_staff(people=[person], now=timezone.now())
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"Benutzername: {person.username}\nEinmal-Passwort: {password}")


def _person(options: dict[str, Any], password: str) -> NewStaffMember:
    organisation = Organisation.objects.filter(short_name=options["organisation"]).first()
    if organisation is None:
        raise CommandError(f"Die Organisation {options['organisation']} gibt es nicht.")
    team = Team.objects.filter(organisation=organisation, number=options["team"]).first()
    if team is None and (options["team"] or options["role"] == Role.SOCIAL_WORKER):
        raise CommandError(f"{organisation.short_name} hat kein Team {options['team'] or '(--team fehlt)'}.")
    return NewStaffMember(
        username=normal_username(options["username"]),
        role=options["role"],
        display_name=options["name"],
        gender=options["gender"],
        organisation=organisation,
        team=team,
        languages=options["speaks"] or ["de"],
        phone=options["phone"],
        texts={"title_de": options["title"], "hours_note_de": options["hours"]},
        password=password,
        password_is_initial=True,
        houses=[(_house(name), None) for name in options["house"]],
    )


def _house(name: str) -> Accommodation:
    found = list(Accommodation.objects.filter(name_de=name)[:2])
    if len(found) != 1:
        raise CommandError(f"Es gibt nicht genau ein Haus mit dem Namen {name}.")
    return found[0]
