"""Enter a house with its rooms and the office where people are met."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, transaction

from lotse.directory.models import Accommodation, Organisation, Phase, Place
from lotse.directory.services import BuildingPlan, open_house, open_place


class Command(BaseCommand):
    """`manage.py open_house "Haus Lindenhof" --operator LRA --phase VU --street "Am Hof 1" …`."""

    help = "Enters a house: every building has the same floors, every floor as many rooms with as many beds."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--operator", required=True, help="short name of the organisation")
        parser.add_argument("--phase", required=True, choices=Phase.values)
        for word in ("street", "postcode", "municipality"):
            parser.add_argument(f"--{word}", required=True)
        parser.add_argument("--building", action="append", required=True, help="A, B, …")
        parser.add_argument("--floors", type=int, default=1, help="from the ground floor up")
        parser.add_argument("--rooms", type=int, default=1, help="rooms on each floor")
        parser.add_argument("--beds", type=int, default=2, help="beds in each room")
        parser.add_argument("--office", default="", help="name of the office in the house, if there is one")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        operator = Organisation.objects.filter(short_name=options["operator"]).first()
        if operator is None:
            raise CommandError(f"Die Organisation {options['operator']} gibt es nicht.")
        kinds = {Phase.PRELIMINARY: Accommodation.Kind.COLLECTIVE, Phase.FOLLOW_UP: Accommodation.Kind.FOLLOW_UP}
        house = Accommodation(
            name_de=options["name"],
            kind=kinds[Phase(options["phase"])],
            phase=options["phase"],
            operator=operator,
            **{word: options[word] for word in ("street", "postcode", "municipality")},
        )
        levels, beds = range(options["floors"]), [options["beds"]] * options["rooms"]
        plans = [BuildingPlan(name=name, levels=levels, beds_per_room=beds) for name in options["building"]]
        try:
            with transaction.atomic():
                open_house(house=house, buildings=plans)
        except IntegrityError as error:
            raise CommandError("An dieser Adresse gibt es schon ein Haus, oder die Angaben passen nicht.") from error
        if options["office"]:
            open_place(place=Place(accommodation=house, name_de=options["office"], kind=Place.Kind.OFFICE))
        self.stdout.write(f"{options['name']}: {len(plans) * len(levels) * len(beds)} Zimmer")
