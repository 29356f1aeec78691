"""Put a backup back in place of the database. Stop Lotse first.

    DATABASE_URL=… python3 deploy/restore.py FILE

Afterwards the schema is brought to the present code and a new epoch of the event log begins: every phone notices
that the past was replaced and loads its state anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from backup import copy_sqlite, database_url, sqlite_file
from steps import ROOT, say, stop


def main(source: Path) -> None:
    """Restore, migrate, begin a new epoch."""
    if not source.is_file():
        stop(f"There is no backup at {source}.")
    url = database_url()
    target = sqlite_file(url)
    if target is not None:
        replace_sqlite(source, target)
    else:
        replace_postgres(source, url)
    python = os.environ.get("LOTSE_PYTHON") or str(ROOT / ".venv" / "bin" / "python")
    for words in (["migrate", "--verbosity", "0"], ["new_epoch"]):
        if subprocess.run([python, "manage.py", *words], cwd=ROOT / "backend", check=False).returncode != 0:
            stop(f"The data is back, but “manage.py {words[0]}” failed; do not start Lotse before it has succeeded.")
    say("Restored. Start Lotse again.")


def replace_sqlite(source: Path, target: Path) -> None:
    """Put the copy in place in one step; the write-ahead log of the replaced file must not be read with it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".restoring")
    partial.unlink(missing_ok=True)
    copy_sqlite(source, partial)
    for ending in ("-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    partial.replace(target)


def replace_postgres(source: Path, url: str) -> None:
    """Empty the database of this house and load the dump, in one transaction: all of it or nothing."""
    listed = subprocess.run(["pg_restore", "--list", str(source)], stdout=subprocess.DEVNULL, check=False)
    if listed.returncode != 0:
        stop(f"{source} is not a backup of PostgreSQL; nothing was changed.")
    command = ["pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"]
    if subprocess.run([*command, f"--dbname={url}", str(source)], check=False).returncode != 0:
        stop("The restore failed and was taken back; the database is as before.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        stop(__doc__ or "")
    main(Path(sys.argv[1]))
