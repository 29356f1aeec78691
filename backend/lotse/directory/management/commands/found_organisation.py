"""Enter an organisation with its teams, so that staff and houses can follow."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, transaction

from lotse.directory.models import Organisation, Phase, Team
from lotse.directory.services import found_organisation, found_team


class Command(BaseCommand):
    """`manage.py found_organisation LRA "Landratsamt Ludwigsburg" public_body notice.txt --team 333:VU`."""

    help = "Enters an organisation: short name, full name, kind, a file with its privacy notice in German, its teams."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("short_name")
        parser.add_argument("name")
        parser.add_argument("kind", choices=[kind.value for kind in Organisation.Kind])
        parser.add_argument("privacy_notice", type=Path, help="text file, in simple German")
        parser.add_argument("--phone", default="")
        parser.add_argument("--legal-basis", default="GDPR", choices=[law.value for law in Organisation.LegalBasis])
        parser.add_argument("--team", action="append", default=[], metavar="NUMBER:PHASE", help="such as 333:VU")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        organisation = Organisation(
            short_name=options["short_name"],
            name=options["name"],
            kind=options["kind"],
            legal_basis=options["legal_basis"],
            phone=options["phone"],
            privacy_notice_de=_text_of(options["privacy_notice"]),
        )
        teams = [_team(organisation, words) for words in options["team"]]
        try:
            with transaction.atomic():
                found_organisation(organisation=organisation)
        except IntegrityError as error:
            raise CommandError(f"{organisation.short_name} gibt es schon, oder die Angaben passen nicht.") from error
        for team in teams:
            found_team(team=team)
        self.stdout.write(f"{organisation.short_name}: {len(teams)} Teams")


def _text_of(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise CommandError(f"{file} kann nicht gelesen werden.") from error
    if not text:
        raise CommandError(f"{file} ist leer.")
    return text


def _team(organisation: Organisation, words: str) -> Team:
    number, _colon, phase = words.partition(":")
    if not number or phase not in Phase.values:
        raise CommandError(f"Ein Team ist eine Nummer und eine Phase, wie 333:VU, nicht {words!r}.")
    return Team(organisation=organisation, number=number, name_de=f"Team {number}", phase=phase)
