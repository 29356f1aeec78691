"""A process whose child serves: when the child was killed the next one is there at once, for everything is loaded."""

import os
import signal
from collections.abc import Callable
from pathlib import Path


def live_again_and_again(serve: Callable[[], None]) -> None:
    """Make children until one ends of its own will; pass a request to end on to it."""
    while True:
        child = os.fork()
        if not child:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            serve()
            os._exit(0)
        signal.signal(signal.SIGTERM, lambda *_words, child=child: os.kill(child, signal.SIGTERM))
        _child, status = os.waitpid(child, 0)
        if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
            raise SystemExit(0)


def child_of(pid: int) -> int:
    """The process that serves, of this parent."""
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
