"""Small building blocks of the set-up: say, run, and stamp a step so that it is not done twice."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Dict, Iterable, NoReturn, Optional, Sequence

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
DATA = ROOT / ".data"


def say(text: str) -> None:
    """Tell the person in front of the terminal what happens now."""
    print(text, flush=True)


def stop(text: str) -> NoReturn:
    """End with one clear sentence instead of a traceback."""
    print(text, file=sys.stderr, flush=True)
    raise SystemExit(1)


def tool(name: str) -> str:
    """Path of a command inside the virtual environment."""
    return str(VENV / "bin" / name)


def environment(**extra: str) -> Dict[str, str]:
    """This environment with the virtual environment's commands first (its Node, not the system's)."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "VIRTUAL_ENV": str(VENV), "PATH": path, **extra}


def run(command: Sequence[str], cwd: Path = ROOT, env: Optional[Dict[str, str]] = None, quiet: bool = False) -> bool:
    """Run a command and answer whether it went well; a quiet one shows its output only when it fails."""
    if not quiet:
        return subprocess.run(command, cwd=cwd, env=env or environment(), check=False).returncode == 0
    done = subprocess.run(
        command,
        cwd=cwd,
        env=env or environment(),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        print(shortened(done.stdout), file=sys.stderr)
    return done.returncode == 0


def shortened(output: str, ends: int = 30) -> str:
    """The beginning and the end of a long output."""
    lines = output.splitlines()
    left_out = len(lines) - 2 * ends
    return output if left_out <= 0 else "\n".join([*lines[:ends], f"… {left_out} lines …", *lines[-ends:]])


def fingerprint(paths: Iterable[Path], *words: str) -> str:
    """Hash of the files (folders: all files below) and words that a step depends on."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            if file.is_file():
                digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def stamped(stamp: Path, value: str) -> bool:
    """Whether a step was already done with exactly these inputs."""
    return stamp.is_file() and stamp.read_text() == value


def write_stamp(stamp: Path, value: str) -> None:
    """Remember that a step is done."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
