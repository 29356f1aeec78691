"""The scripts of the PWA run on the Node of the house, whatever Node the system has."""

import os
import subprocess

from tests.architecture.tree import ROOT


def test_a_script_of_the_pwa_finds_the_node_of_the_house_whatever_path_says() -> None:
    npm = ROOT / ".venv" / "bin" / "npm"
    words = [str(npm), "exec", "--call", "node --version"]
    told = subprocess.run(
        words, cwd=ROOT / "pwa", env={**os.environ, "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("v24.")
