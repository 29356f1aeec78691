"""Languages and catalogues: one table, plural rules that agree with CLDR, nothing lost between source and phone."""

import gettext
import io
from pathlib import Path

import polib
import pytest
from babel import Locale

from lotse.config.translations.catalogues import UNREVIEWED, faults, merged
from lotse.config.translations.compile import compile_all, machine_form, read_messages
from lotse.config.translations.extract import Message, messages_of
from lotse.config.translations.language_files import language_files, plural_count, plural_expression
from lotse.core.languages import BY_CODE, LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
AR, UK = BY_CODE["ar"], BY_CODE["uk"]


def form_of(language: Language, number: int) -> int:
    """The form that gettext itself takes."""
    rule = language.plural_forms.split("plural=")[1].rstrip(";")
    return int(gettext.c2py(rule)(number))


def test_there_are_fifteen_languages_and_german_is_the_source() -> None:
    assert len(BY_CODE) == 15
    assert LANGUAGES[0].code == "de"
    assert {language.code for language in LANGUAGES if language.direction == "rtl"} == {"ar", "prs", "ps", "fa", "ckb"}
    assert {language.code for language in LANGUAGES if language.speech is None} == {"ti", "ps", "so"}
    assert {language.code for language in LANGUAGES if language.calendar == "solar_hijri"} == {"fa", "prs", "ps"}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_plural_forms_part_numbers_as_cldr_does(language: Language) -> None:
    rule = Locale.parse(language.cldr or language.code).plural_form
    by_form: dict[int, set[str]] = {}
    # Turkish, French and the like have further forms for decimals and for round millions; Lotse counts neither.
    for number in range(1000):
        by_form.setdefault(form_of(language, number), set()).add(rule(number))
    assert len(by_form) == plural_count(language)
    assert all(len(categories) == 1 for categories in by_form.values())


def test_plural_expressions_are_what_the_header_says() -> None:
    assert plural_expression(BY_CODE["de"]) == "n != 1"
    assert [form_of(AR, number) for number in (0, 1, 2, 5, 11, 100, 102)] == [0, 1, 2, 3, 4, 5, 5]
    assert [form_of(UK, number) for number in (1, 2, 5, 11, 21, 22, 25)] == [0, 1, 2, 2, 0, 1, 2]


def test_the_generated_files_of_the_app_are_fresh() -> None:
    for path, content in language_files().items():
        assert (ROOT / path).read_text(encoding="utf-8") == content


def test_sentences_are_found_in_app_and_server(tmp_path: Path) -> None:
    app, staff, server = (tmp_path / part for part in ("pwa/src/home", "pwa/src/staff", "backend/lotse/core"))
    for folder in (app, staff, server):
        folder.mkdir(parents=True)
    (app / "A.tsx").write_text(
        "const A = () => <p>{t('Start')} {nt('{count} Tag', '{count} Tage', n)} {pt('Knopf', 'Offen')}</p>;"
    )
    (app / "A.test.ts").write_text("t('Nur im Test')")
    (staff / "B.tsx").write_text("t('Start'); t('Woche')")
    (server / "c.py").write_text(
        'from x import gettext_lazy as _\nA = _("Nein")\nB = ngettext("%(n)s Tag", "%(n)s Tage", 2)'
    )
    (server / "d.html").write_text(
        '{% load i18n %}<p>{% translate "Karte" %} {% blocktranslate %}Für {{ name }}{% endblocktranslate %}</p>'
    )
    found = {
        domain: [(m.context, m.text, m.plural) for m in messages_of(tmp_path, domain)]
        for domain in ("pwa", "staff", "django")
    }
    assert found == {
        "pwa": [("", "Start", ""), ("", "{count} Tag", "{count} Tage"), ("Knopf", "Offen", "")],
        "staff": [("", "Woche", "")],
        "django": [("", "%(n)s Tag", "%(n)s Tage"), ("", "Für %(name)s", ""), ("", "Karte", ""), ("", "Nein", "")],
    }


def test_merging_keeps_translations_and_their_mark_and_drops_what_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "pwa.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#, unreviewed\nmsgid "Termin"\nmsgstr "موعد"\n\nmsgid "Weg"\nmsgstr "ذهب"\n',
        encoding="utf-8",
    )
    path.write_text(merged(path, AR, [Message(text="Neu"), Message(text="Termin")]), encoding="utf-8")
    entries = {entry.msgid: entry for entry in polib.pofile(str(path))}
    assert list(entries) == ["Neu", "Termin"]
    assert (entries["Termin"].msgstr, entries["Termin"].flags) == ("موعد", [UNREVIEWED])
    assert (entries["Neu"].msgstr, entries["Neu"].flags) == ("", [])
    assert merged(path, AR, [Message(text="Neu"), Message(text="Termin")]) == path.read_text(encoding="utf-8")


def test_faults_of_a_translation_are_named() -> None:
    good = polib.POEntry(msgid="Hallo {name}", msgstr="مرحبا {name}")
    lost = polib.POEntry(msgid="Hallo {name}", msgstr="مرحبا")
    foreign = polib.POEntry(msgid="Hallo %(name)s", msgstr="مرحبا %(name)s %(age)s")
    short = polib.POEntry(msgid="{count} Tag", msgid_plural="{count} Tage", msgstr_plural={0: "يوم", 1: "{count} أيام"})
    assert faults(good, AR) == []
    assert faults(lost, AR) == ["Hallo {name}: lost name in “مرحبا”"]
    assert faults(foreign, AR) == ["Hallo %(name)s: age is not in the German text"]
    assert faults(short, AR) == ["{count} Tag: 2 plural forms instead of 6"]


def test_compiled_catalogues_are_read_by_gettext() -> None:
    source = merged(
        Path("does-not-exist"),
        UK,
        [Message(text="Ja"), Message(text="Offen", context="Knopf"), Message(text="%(n)s Tag", plural="%(n)s Tage")],
    )
    for german, own in (
        ('msgid "Ja"\nmsgstr ""', 'msgid "Ja"\nmsgstr "Так \\"точно\\""'),
        ('msgid "Offen"\nmsgstr ""', 'msgid "Offen"\nmsgstr "Відкрито"'),
    ):
        source = source.replace(german, own)
    for form, text in enumerate(("%(n)s день", "%(n)s дні", "%(n)s днів")):
        source = source.replace(f'msgstr[{form}] ""', f'msgstr[{form}] "{text}"')
    compiled = gettext.GNUTranslations(io.BytesIO(machine_form(read_messages(source))))
    assert compiled.gettext("Ja") == 'Так "точно"'
    assert compiled.pgettext("Knopf", "Offen") == "Відкрито"
    assert [compiled.ngettext("%(n)s Tag", "%(n)s Tage", number) for number in (1, 3, 5)] == [
        "%(n)s день",
        "%(n)s дні",
        "%(n)s днів",
    ]
    assert compiled.gettext("Fehlt") == "Fehlt"


def test_compiling_twice_writes_once(tmp_path: Path) -> None:
    folder = tmp_path / "uk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(merged(Path("none"), UK, [Message(text="Ja")]), encoding="utf-8")
    assert compile_all(tmp_path) == [folder / "django.mo"]
    assert compile_all(tmp_path) == []
