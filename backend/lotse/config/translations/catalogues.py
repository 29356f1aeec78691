"""The translators' files: what the sources say, what locales/ holds, and how far the two agree.

Three catalogues per language: `django` (server), `pwa` (resident's app and what both apps share), `staff` (staff's app
only, so that a resident never downloads it). The source language is German: its texts are the keys, it has no files.
A machine-made translation carries the flag `unreviewed` until a person who speaks the language has read it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from lotse.config.translations.extract import DOMAINS, Message, messages_of
from lotse.config.translations.language_files import plural_count
from lotse.config.translations.placeholders import wrong_placeholders
from lotse.core.languages import LANGUAGES, Language

UNREVIEWED = "unreviewed"
WRAP = 110


@dataclass(frozen=True, kw_only=True)
class State:
    """How one catalogue of one language stands against the sources."""

    language: Language
    domain: str
    texts: int
    translated: int
    unreviewed: int
    complaints: tuple[str, ...]
    wrong: tuple[str, ...]


def catalogue_path(root: Path, language: Language, domain: str) -> Path:
    """Where the translators find it."""
    return root / "locales" / language.code / "LC_MESSAGES" / f"{domain}.po"


def translated_languages() -> tuple[Language, ...]:
    """All but the source language."""
    return LANGUAGES[1:]


def merge(root: Path) -> Iterator[Path]:
    """Bring every catalogue up to the sources, keeping the translations; gives the files that changed."""
    for domain in DOMAINS:
        messages = messages_of(root, domain)
        for language in translated_languages():
            path = catalogue_path(root, language, domain)
            content = merged(path, language, messages)
            if path.is_file() and path.read_text(encoding="utf-8") == content:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
            yield path


def merged(path: Path, language: Language, messages: Iterable[Message]) -> str:
    """The text of a catalogue that holds exactly these messages."""
    known = {_key(entry): entry for entry in polib.pofile(str(path), wrapwidth=WRAP)} if path.is_file() else {}
    file = polib.POFile(wrapwidth=WRAP)
    file.metadata = {
        "Language": language.bcp47,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": language.plural_forms,
    }
    for message in messages:
        file.append(_entry(message, known.get(message.key), plural_count(language)))
    return f"{file}\n"


def states(root: Path) -> Iterator[State]:
    """Every catalogue against the sources."""
    for domain in DOMAINS:
        messages = messages_of(root, domain)
        for language in translated_languages():
            path = catalogue_path(root, language, domain)
            entries = list(polib.pofile(str(path))) if path.is_file() else []
            yield _state(language, domain, messages, entries)


def _state(language: Language, domain: str, messages: list[Message], entries: list[polib.POEntry]) -> State:
    living = {_key(entry): entry for entry in entries if not entry.obsolete}
    wanted = {message.key for message in messages}
    translated = {key for key, entry in living.items() if key in wanted and entry.translated()}
    complaints = [f"not translated: {message.text}" for message in messages if message.key not in translated]
    complaints += [f"no longer in the sources: {entry.msgid}" for key, entry in living.items() if key not in wanted]
    return State(
        language=language,
        domain=domain,
        texts=len(messages),
        translated=len(translated),
        unreviewed=sum(UNREVIEWED in living[key].flags for key in translated),
        complaints=tuple(complaints),
        wrong=tuple(fault for key in translated for fault in faults(living[key], language)),
    )


def faults(entry: polib.POEntry, language: Language) -> list[str]:
    """What is wrong with a translation, whoever made it: number of forms, lost or foreign placeholders."""
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    found = [
        f"{entry.msgid}: {fault}"
        for text in texts
        for fault in wrong_placeholders([entry.msgid, entry.msgid_plural], text, is_counted=bool(entry.msgid_plural))
    ]
    if entry.msgid_plural and len(texts) != plural_count(language):
        found.append(f"{entry.msgid}: {len(texts)} plural forms instead of {plural_count(language)}")
    return found


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return (entry.msgctxt or "", entry.msgid)


def _entry(message: Message, known: polib.POEntry | None, forms: int) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.text,
        msgid_plural=message.plural,
        msgctxt=message.context or None,
        occurrences=[(place, "") for place in message.places],
        flags=[flag for flag in known.flags if flag == UNREVIEWED] if known else [],
        tcomment=known.tcomment if known else "",
    )
    if message.plural:
        old = known.msgstr_plural if known and known.msgid_plural == message.plural else {}
        entry.msgstr_plural = {form: old.get(form, "") for form in range(forms)}
    else:
        entry.msgstr = known.msgstr if known else ""
    if not entry.translated():
        entry.flags = []
    return entry
