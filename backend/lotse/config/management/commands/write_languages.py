"""Write the app's language files from the language table, or say whether they are fresh."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Writes the app's language table and date names; with --check only says whether they are fresh."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        from lotse.config.translations.language_files import language_files

        for path, content in language_files().items():
            target = settings.BASE_DIR / path
            if target.is_file() and target.read_text(encoding="utf-8") == content:
                continue
            if options["check"]:
                raise CommandError(f"{path} is stale: run manage.py write_languages")
            target.write_text(content, encoding="utf-8")
            self.stdout.write(f"wrote {path}")
