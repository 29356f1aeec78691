"""Finds every sentence for people in the sources."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.extract import extract, extract_from_file
from django.utils.translation.template import templatize

Keywords = dict[str, Any]

APP_KEYWORDS: Keywords = {"t": None, "nt": (1, 2), "pt": ((1, "c"), 2)}
SERVER_KEYWORDS: Keywords = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
NOT_SOURCE = re.compile(r"\.(test|gen|d)\.tsx?$")
TEMPLATE_CALL = re.compile(r"\bn?p?gettext\((?:[^()\"']|'[^']*'|\"[^\"]*\")*\)")


@dataclass(frozen=True, kw_only=True)
class Message:
    """One German sentence and the files it stands in."""

    text: str
    plural: str = ""
    context: str = ""
    places: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others."""
        return (self.context, self.text)


Found = tuple[tuple[str, str, str], Path]


def messages_of(root: Path, domain: str) -> list[Message]:
    """The messages of one catalogue, sorted by text; a sentence that both apps use belongs to `pwa`."""
    places: dict[tuple[str, str, str], set[str]] = {}
    for key, path in DOMAINS[domain](root):
        places.setdefault(key, set()).add(path.relative_to(root).as_posix())
    shared = {key for key, _ in _app(root)} if domain == "staff" else set()
    return [
        Message(context=context, text=text, plural=plural, places=tuple(sorted(where)))
        for (context, text, plural), where in sorted(places.items())
        if (context, text, plural) not in shared
    ]


def _app(root: Path) -> Iterator[Found]:
    source = root / "pwa" / "src"
    yield from _scripts(path for path in _files(source, ".ts", ".tsx") if (source / "staff") not in path.parents)


def _staff(root: Path) -> Iterator[Found]:
    yield from _scripts(_files(root / "pwa" / "src" / "staff", ".ts", ".tsx"))


def _server(root: Path) -> Iterator[Found]:
    backend = root / "backend" / "lotse"
    for path in _files(backend, ".py"):
        yield from _read(extract_from_file("python", str(path), keywords=SERVER_KEYWORDS), path)
    for path in _files(backend, ".html", ".txt"):
        calls = "\n".join(TEMPLATE_CALL.findall(templatize(path.read_text(encoding="utf-8"))))
        code = io.BytesIO(calls.encode())
        yield from _read(
            ((line, text, "", context) for line, text, _, context in extract("python", code, SERVER_KEYWORDS)), path
        )


DOMAINS: dict[str, Callable[[Path], Iterator[Found]]] = {"pwa": _app, "staff": _staff, "django": _server}


def _files(folder: Path, *endings: str) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in endings and not NOT_SOURCE.search(path.name))


def _scripts(paths: Any) -> Iterator[Found]:
    for path in paths:
        yield from _read(extract_from_file("javascript", str(path), keywords=APP_KEYWORDS), path)


def _read(found: Any, path: Path) -> Iterator[Found]:
    for _line, text, _comments, context in found:
        one, plural = (text[0], text[1]) if isinstance(text, tuple) else (text, "")
        if one:
            yield (context or "", one, plural), path
