"""Make the virtual environment, the PWA's packages and the compiled translations with the standard library alone.

    python3 deploy/bootstrap.py run     what is needed to run (first part of `make run`)
    python3 deploy/bootstrap.py dev     what is needed to work and test (first part of `make test`)
    python3 deploy/bootstrap.py lock    write the lock files anew from pyproject.toml

Every step is stamped by a hash of its inputs; a second call takes a fraction of a second. This file and steps.py are
written so that a Python far too old still reads them and can say so.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import List

sys.path.insert(0, str(Path(__file__).resolve().parent))

from steps import ROOT, VENV, fingerprint, run, say, stamped, stop, tool, write_stamp

FLOOR = (3, 11)
CANDIDATES = ("python3.11", "python3.12", "python3.13", "python3.14", "python3")
LOCKS = {
    "run": ROOT / "deploy" / "run.lock",
    "build": ROOT / "deploy" / "build.lock",
    "dev": ROOT / "deploy" / "dev.lock",
}


def use_good_interpreter() -> None:
    """Go on under a Python that is new enough, or say in one sentence that there is none."""
    if sys.version_info >= FLOOR:
        return
    for name in CANDIDATES:
        found = shutil.which(name)
        probe = f"import sys; sys.exit(sys.version_info < {FLOOR!r})"
        if found and subprocess.run([found, "-c", probe], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            os.execv(found, [found, *sys.argv])
    have = ".".join(str(n) for n in sys.version_info[:3])
    stop(f"Lotse needs Python {FLOOR[0]}.{FLOOR[1]} or newer, and here is only Python {have}.")


def make_venv() -> None:
    """Create .venv; a half-made one (no pip, or an interpreter that is gone) is replaced."""
    python = Path(tool("python"))
    if (
        python.exists()
        and subprocess.run([python, "-c", "import pip"], stderr=subprocess.DEVNULL, check=False).returncode == 0
    ):
        return
    if VENV.exists() or VENV.is_symlink():
        shutil.rmtree(VENV)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        major, minor = sys.version_info[:2]
        stop(
            f"Python {major}.{minor} cannot make a virtual environment here; "
            f"on Debian and Ubuntu install the package python{major}.{minor}-venv.\n{made.stdout}"
        )


def install_build_tools() -> None:
    """Install uv and Node by pip, checked against their hashes."""
    stamp, value = VENV / ".stamp-build", fingerprint([LOCKS["build"]])
    if stamped(stamp, value):
        return
    say("· uv and Node")
    if not pip_install([LOCKS["build"]]):
        stop("The build tools could not be installed; is the network there?")
    write_stamp(stamp, value)


def pip_install(locks: List[Path]) -> bool:
    """Install locked packages by pip alone; slower than uv, but it knows the machine's own pip settings."""
    command = [tool("python"), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
    for lock in locks:
        command += ["-r", str(lock)]
    return run(command, quiet=True)


def uv_install(lock: Path, exact: bool) -> bool:
    """Install locked packages by uv; `exact` also removes what the lock does not name."""
    words = ["sync"] if exact else ["install", "--no-deps", "-r"]
    return run([tool("uv"), "pip", *words, str(lock), "--quiet", "--require-hashes"], quiet=True)


def install_packages(kind: str) -> None:
    """Install the locked Python packages; what is installed for development also serves to run."""
    stamps = {name: VENV / f".stamp-{name}" for name in ("run", "dev")}
    values = {name: fingerprint([LOCKS[name], LOCKS["build"]]) for name in stamps}
    if stamped(stamps[kind], values[kind]) or stamped(stamps["dev"], values["dev"]):
        return
    say(f"· Python packages ({LOCKS[kind].name})")
    if not (uv_install(LOCKS[kind], exact=kind == "dev") or pip_install([LOCKS[kind]])):
        stop("The Python packages could not be installed; is the network there?")
    for stamp in stamps.values():
        stamp.unlink(missing_ok=True)
    write_stamp(stamps[kind], values[kind])


def install_node_packages() -> None:
    """Install the PWA's packages exactly as locked, and let its scripts find the Node of the house."""
    pwa = ROOT / "pwa"
    if not (pwa / "package-lock.json").is_file():
        return
    stamp = pwa / "node_modules" / ".stamp-lotse"
    value = fingerprint([pwa / "package.json", pwa / "package-lock.json", LOCKS["build"]])
    if not stamped(stamp, value):
        say("· PWA packages (npm ci)")
        if not run([tool("npm"), "ci", "--no-audit", "--no-fund"], cwd=pwa, quiet=True):
            stop("The PWA's packages could not be installed; is the network there?")
        write_stamp(stamp, value)
    link_node(pwa / "node_modules" / ".bin" / "node")


def link_node(link: Path) -> None:
    """Let npm's scripts find the Node of .venv whatever PATH says: npm looks for their commands here first."""
    if not link.is_symlink() or str(link.readlink()) != tool("node"):
        link.unlink(missing_ok=True)
        link.symlink_to(tool("node"))


def compile_catalogues() -> None:
    """Bring the server's translations into the form gettext reads; only what changed is written."""
    if not run([tool("python"), "-m", "lotse.config.translations.compile"], cwd=ROOT / "backend", quiet=True):
        stop("The translations could not be compiled.")


def write_locks() -> None:
    """Resolve pyproject.toml into the three lock files: hashes, every platform, no address."""
    words = {
        "run": ["pyproject.toml"],
        "build": ["--group", "build"],
        "dev": ["pyproject.toml", "--group", "dev"],
    }
    for name, source in words.items():
        command = [tool("uv"), "pip", "compile", *source, "-o", str(LOCKS[name].relative_to(ROOT))]
        command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate"]
        command += ["--no-emit-index-url", "--custom-compile-command", "make lock", "--quiet"]
        if not run(command):
            stop(f"{LOCKS[name].name} could not be written.")


def main(kind: str) -> None:
    """Bring the house to the state that `kind` names."""
    use_good_interpreter()
    make_venv()
    install_build_tools()
    if kind == "lock":
        write_locks()
        return
    install_packages(kind)
    install_node_packages()
    compile_catalogues()


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("run", "dev", "lock"):
        stop(__doc__ or "")
    main(sys.argv[1])
