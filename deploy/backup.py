"""Back the database up into one file, while Lotse runs.

    DATABASE_URL=… python3 deploy/backup.py FILE

SQLite: a consistent copy through SQLite's own backup. PostgreSQL: `pg_dump` in its custom format.
The file is complete or not there at all; only its owner can read it.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent))

from steps import ROOT, say, stop


def database_url() -> str:
    """The database that the house uses; the demo's file when nothing is set, as in the settings."""
    folder = os.environ.get("LOTSE_DATA_DIR") or str(ROOT / ".data")
    return os.environ.get("DATABASE_URL") or f"sqlite://{Path(folder).absolute()}/lotse.sqlite3"


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite address; None for PostgreSQL."""
    parts = urlsplit(url)
    return Path(unquote(parts.path)) if parts.scheme == "sqlite" else None


def main(target: Path) -> None:
    """Write the backup beside its place, then move it there in one step."""
    if target.exists():
        stop(f"{target} exists already; a backup never overwrites another.")
    url = database_url()
    source = sqlite_file(url)
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    os.umask(0o077)
    if source is not None:
        copy_sqlite(source, partial)
    elif subprocess.run(["pg_dump", "--format=custom", f"--file={partial}", url], check=False).returncode != 0:
        partial.unlink(missing_ok=True)
        stop("The backup failed; see the message of pg_dump above.")
    partial.replace(target)
    say(f"{target}: {target.stat().st_size} bytes")


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a SQLite file page by page, consistently, while others write; what is in its WAL comes along."""
    if not source.is_file():
        stop(f"There is no database at {source}.")
    origin, copy = sqlite3.connect(source, timeout=30), sqlite3.connect(target)
    try:
        origin.backup(copy)
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            stop(f"The copy of {source} is damaged; it was not kept.")
    except sqlite3.DatabaseError as error:
        target.unlink(missing_ok=True)
        stop(f"{source} could not be read as a SQLite database ({error}); nothing was changed.")
    finally:
        origin.close()
        copy.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        stop(__doc__ or "")
    main(Path(sys.argv[1]))
