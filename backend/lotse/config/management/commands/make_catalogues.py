"""Collect the sentences of the sources into locales/, for the translators."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Merges every sentence of server and app into the catalogues of all languages; translations are kept."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        from lotse.config.translations.catalogues import merge
        from lotse.config.translations.compile import compile_all

        for path in merge(settings.BASE_DIR):
            self.stdout.write(f"changed {path.relative_to(settings.BASE_DIR)}")
        compile_all(settings.BASE_DIR / "locales")
