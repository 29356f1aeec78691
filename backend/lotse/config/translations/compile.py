"""Compile the server's catalogues (django.po → django.mo) with nothing but the standard library.

    python -m lotse.config.translations.compile     from backend/

Part of every build; needs neither Django's settings nor GNU gettext. Fuzzy entries are left out, as gettext does.
"""

import ast
import re
import struct
from pathlib import Path

LOCALES = Path(__file__).resolve().parents[4] / "locales"
FIELD = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)?\s*(".*")$')
MAGIC = 0x950412DE


def compile_all(locales: Path = LOCALES) -> list[Path]:
    """Compile every catalogue of the server; gives the files that were written anew."""
    written = []
    for source in sorted(locales.glob("*/LC_MESSAGES/django.po")):
        content = machine_form(read_messages(source.read_text(encoding="utf-8")))
        target = source.with_suffix(".mo")
        if not target.is_file() or target.read_bytes() != content:
            target.write_bytes(content)
            written.append(target)
    return written


def read_messages(text: str) -> dict[str, str]:
    """Key as gettext looks it up → translation; untranslated and fuzzy entries are not in it."""
    messages = {}
    for block in re.split(r"\n\s*\n", text):
        fields = _fields(block)
        forms = [value for name, value in fields.items() if name.startswith("msgstr")]
        is_header = fields.get("msgid") == ""
        if not forms or not all(forms) or (re.search(r"^#,.*\bfuzzy\b", block, re.MULTILINE) and not is_header):
            continue
        key = "\0".join(fields[name] for name in ("msgid", "msgid_plural") if name in fields)
        if "msgctxt" in fields:
            key = f"{fields['msgctxt']}\4{key}"
        messages[key] = "\0".join(forms)
    return messages


def _fields(block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    field = ""
    for match in map(FIELD.match, block.split("\n")):
        if match is None:
            continue
        field = match.group(1) or field
        fields[field] = fields.get(field, "") + str(ast.literal_eval(match.group(2)))
    return fields


def machine_form(messages: dict[str, str]) -> bytes:
    """The GNU .mo form: sorted keys, two tables of (length, offset), then the texts."""
    pairs = sorted((key.encode(), text.encode()) for key, text in messages.items())
    header = 7 * 4
    keys_at, texts_at = header, header + 8 * len(pairs)
    position = texts_at + 8 * len(pairs)
    tables, body = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<II", len(pair[column]), position)
            body += pair[column] + b"\0"
            position += len(pair[column]) + 1
    return struct.pack("<7I", MAGIC, 0, len(pairs), keys_at, texts_at, 0, 0) + tables[0] + tables[1] + body


if __name__ == "__main__":
    compile_all()
