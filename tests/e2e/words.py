"""What stands on the screen: the app's sentences in each language, read from the catalogues it is built from."""

import re
from functools import cache
from pathlib import Path

import polib

LOCALES = Path(__file__).resolve().parents[2] / "locales"
ISOLATED = "\u2068{}\u2069"


class Words:
    """The sentences of one language. German ones are their own names; what is not translated stands in German."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, german: str, **values: object) -> str:
        """The sentence with its places filled in, each isolated as on the screen."""
        text = german if self.language == "de" else _catalogue(self.language).get(german) or german
        return re.sub(r"\{(\w+)\}", lambda place: ISOLATED.format(values[place[1]]), text)


@cache
def _catalogue(language: str) -> dict[str, str]:
    """The translations the app shows; a doubtful one is not shown."""
    folder = LOCALES / language / "LC_MESSAGES"
    entries = [entry for name in ("staff", "pwa") for entry in polib.pofile(str(folder / f"{name}.po"))]
    return {entry.msgid: entry.msgstr for entry in entries if not entry.obsolete and not entry.fuzzy}
