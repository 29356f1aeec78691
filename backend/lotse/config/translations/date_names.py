"""Month and weekday names from CLDR, for phones whose browser has none (Chromium lacks six of our languages)."""

import re
from typing import Any, Literal

from babel import Locale

from lotse.core.languages import Language

# Where CLDR's short weekday is as long as the full one (Arabic), its narrower width is taken.
LONGEST_SHORT_WEEKDAY = 6
FIELDS = {"EEEE": "w", "ccc": "w", "E": "w", "MMMM": "m", "LLLL": "m", "MMM": "m", "LLL": "m", "d": "d", "dd": "d"}
TOKEN = re.compile(r"'([^']*)'|(([a-zA-Z])\3*)")


def date_names(language: Language) -> dict[str, Any]:
    """Names and patterns of one language, weekdays from Monday.

    `months` are written as they stand beside a day ("листопада"), `alone` as they stand by themselves ("листопад").
    Patterns hold {w} weekday, {d} day, {m} month, {y} year.
    """
    locale = Locale.parse(language.cldr or language.code)
    skeletons = {name: str(pattern.pattern) for name, pattern in locale.datetime_skeletons.items()}
    day_month = skeletons["MMMMd"]
    return {
        "months": _months(locale, "stand-alone" if "L" in day_month else "format", "wide"),
        "alone": _months(locale, "stand-alone", "wide"),
        "shortMonths": [name.rstrip(".") for name in _months(locale, "stand-alone", "abbreviated")],
        "weekdays": _weekdays(locale, "wide"),
        "shortWeekdays": _short_weekdays(locale),
        "dayMonth": _template(day_month),
        "weekdayDayMonth": _template(skeletons.get("MMMMEd") or skeletons["MMMEd"]),
        "dayMonthYear": _template(str(locale.date_formats["long"].pattern)),
    }


def _months(
    locale: Locale, context: Literal["format", "stand-alone"], width: Literal["wide", "abbreviated"]
) -> list[str]:
    names = locale.months[context][width]
    return [str(names[month]) for month in range(1, 13)]


def _weekdays(locale: Locale, width: str) -> list[str]:
    names = locale.days["format"][width]
    return [str(names[day]) for day in range(7)]


def _short_weekdays(locale: Locale) -> list[str]:
    usual = [name.rstrip(".") for name in _weekdays(locale, "abbreviated")]
    narrower = _weekdays(locale, "short")
    fits = max(map(len, usual)) <= LONGEST_SHORT_WEEKDAY or any(sign.isdigit() for sign in "".join(narrower))
    return usual if fits else [name.rstrip(".") for name in narrower]


def _template(pattern: str) -> str:
    """`EEEE, d. MMMM` → `{w}, {d}. {m}`; quoted text is taken as it is."""

    def field(match: re.Match[str]) -> str:
        literal, letters = match.group(1), match.group(2)
        if letters is None:
            return str(literal)
        return "{y}" if letters.startswith("y") else "{" + FIELDS[letters] + "}"

    return TOKEN.sub(field, pattern)
