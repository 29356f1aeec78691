"""A renewal of the keys that dies for real after so many rows: `python -m tests.faults.rotating ROWS`."""

import os
import signal
import sys
from typing import Any

import django


def main(rows: int) -> None:
    """Rotate, and die between two rows."""
    django.setup()
    from django.core.management import call_command

    from lotse.vault import services

    whole, left = services._renew_row, [rows]

    def mortal(*words: Any) -> int:
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return whole(*words)

    services.__dict__["_renew_row"] = mortal
    call_command("rotate_keys")


if __name__ == "__main__":
    main(int(sys.argv[1]))
