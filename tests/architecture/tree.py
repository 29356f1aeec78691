"""The repository as its own tests read it: only files that git knows or would add."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BACKEND = ROOT / "backend" / "lotse"
PWA_SOURCE = ROOT / "pwa" / "src"


@cache
def repository_files() -> tuple[Path, ...]:
    """Every file of the repository, without what .gitignore leaves out."""
    words = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return tuple(ROOT / name for name in told.split("\0") if name and (ROOT / name).is_file())


def files_below(folder: Path, *suffixes: str) -> list[Path]:
    """The repository's files in a folder with one of these endings."""
    return [path for path in repository_files() if folder in path.parents and path.suffix in suffixes]


def kind_of(path: Path) -> str:
    """File kind of a module below backend/lotse: services for services.py and for services/cards.py."""
    parts = path.relative_to(BACKEND).with_suffix("").parts
    return parts[1] if len(parts) > 1 else parts[0]


def backend_modules(*kinds: str) -> list[Path]:
    """The backend's modules, of these file kinds or all; migrations are history and left out."""
    modules = [path for path in files_below(BACKEND, ".py") if "migrations" not in path.parts]
    return [path for path in modules if not kinds or kind_of(path) in kinds]


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def place(path: Path, line: int) -> str:
    """Where something stands, as an editor opens it."""
    return f"{path.relative_to(ROOT)}:{line}"
