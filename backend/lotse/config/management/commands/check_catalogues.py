"""Say how far the translations are; fail where a language that is said to be complete is not."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

SHOWN = 20


class Command(BaseCommand):
    help = "Compares the catalogues with the sources and prints, per language, what is translated and reviewed."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        from lotse.config.translations.catalogues import State, states

        call_command("write_languages", check=True)
        found = list(states(settings.BASE_DIR))
        self.stdout.write("language  catalogue  texts  translated  unreviewed")
        for state in found:
            mark = "" if state.language.complete else "  (not complete yet: German stands in)"
            counts = f"{state.texts:5}  {state.translated:10}  {state.unreviewed:10}"
            self.stdout.write(f"{state.language.code:8}  {state.domain:9}  {counts}{mark}")

        def named(state: State, faults: tuple[str, ...]) -> list[str]:
            return [f"{state.language.code}/{state.domain}.po: {fault}" for fault in faults]

        faults = [line for state in found for line in named(state, state.wrong)]
        faults += [line for state in found if state.language.complete for line in named(state, state.complaints)]
        if faults:
            more = f"\n  … and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
            raise CommandError("\n  ".join(["the catalogues do not fit the sources:", *faults[:SHOWN]]) + more)
