"""The generated language files of the app: a small table for everybody, date names for each language's own document."""

import json
import re
from pathlib import Path

from lotse.config.translations.date_names import date_names
from lotse.core.languages import LANGUAGES, Language

TABLE = Path("pwa/src/shared/i18n/languages.gen.ts")
DATE_NAMES = Path("pwa/src/shared/i18n/dates.gen.json")
HEAD = "// Written by `manage.py write_languages` from backend/lotse/core/languages.py. Do not edit.\n"


def language_files() -> dict[Path, str]:
    """Path below the repository → content, as it should be."""
    names = {language.code: _dates(language) for language in LANGUAGES}
    lines = ",\n".join(f"{json.dumps(code)}: {json.dumps(rest, ensure_ascii=False)}" for code, rest in names.items())
    return {TABLE: _table(), DATE_NAMES: "{\n" + lines + "\n}\n"}


def plural_expression(language: Language) -> str:
    """The C expression of the plural header; JavaScript and Python (after `compile_plural`) read it alike."""
    match = re.fullmatch(r"nplurals=\d+; plural=\((.+)\);", language.plural_forms)
    if match is None:
        raise ValueError(f"{language.code}: plural header not understood")
    return match.group(1)


def plural_count(language: Language) -> int:
    """How many forms a counted sentence has in this language."""
    return int(language.plural_forms.removeprefix("nplurals=").split(";")[0])


def _dates(language: Language) -> dict[str, object]:
    solar = language.solar_hijri_months.split()
    return {**date_names(language), **({"solarMonths": solar} if solar else {})}


def _table() -> str:
    rules: dict[str, str] = {}
    for language in LANGUAGES:
        rules.setdefault(plural_expression(language), f"plural{len(rules)}")
    functions = "".join(f"const {name} = (n: number): number => +({_strict(rule)});\n" for rule, name in rules.items())
    rows = "".join(f"  {_row(language, rules[plural_expression(language)])},\n" for language in LANGUAGES)
    codes = " | ".join(json.dumps(language.code) for language in LANGUAGES)
    return (
        f"{HEAD}export type LanguageCode = {codes};\n\n"
        "export interface Language {\n"
        "  readonly code: LanguageCode;\n"
        "  readonly ownName: string;\n"
        "  readonly rtl: boolean;\n"
        "  /** BCP 47, for `lang` attributes. */\n"
        "  readonly tag: string;\n"
        "  /** Tag of a reading voice; empty where no phone has one. */\n"
        "  readonly speech: string;\n"
        "  /** Every text is translated; otherwise German stands in, marked. */\n"
        "  readonly complete: boolean;\n"
        "  readonly forms: number;\n"
        "  readonly plural: (n: number) => number;\n"
        "}\n\n"
        f"{functions}\n"
        "/** In order of need. */\n"
        f"export const LANGUAGES: readonly Language[] = [\n{rows}];\n"
    )


def _strict(rule: str) -> str:
    return rule.replace("==", "===").replace("!=", "!==")


def _row(language: Language, rule: str) -> str:
    values = {
        "code": json.dumps(language.code),
        "ownName": json.dumps(language.own_name, ensure_ascii=False),
        "rtl": json.dumps(language.direction == "rtl"),
        "tag": json.dumps(language.bcp47),
        "speech": json.dumps(language.speech or ""),
        "complete": json.dumps(language.complete),
        "forms": str(plural_count(language)),
        "plural": rule,
    }
    return "{ " + ", ".join(f"{name}: {value}" for name, value in values.items()) + " }"
