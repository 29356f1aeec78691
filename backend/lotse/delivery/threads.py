"""A few threads in which the event loop reads and writes the database; their connections stay open."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Final, ParamSpec, TypeVar

from django.db import close_old_connections, connections

GOODBYE_SECONDS: Final = 5
P = ParamSpec("P")
T = TypeVar("T")


class Threads:
    """Belongs to the loop on which it is made."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._loop = asyncio.get_running_loop()
        self._pool = ThreadPoolExecutor(count, thread_name_prefix="socket")

    async def run(self, work: Callable[P, T], *args: P.args, **words: P.kwargs) -> T:
        """Do this in a thread and answer what it answers."""
        return await self._loop.run_in_executor(self._pool, lambda: _connected(work, *args, **words))

    async def close(self) -> None:
        """Close the connections and let the threads go."""
        together = Barrier(self._count)
        await asyncio.gather(*(self.run(_disconnect, together) for _each in range(self._count)), return_exceptions=True)
        self._pool.shutdown(wait=False)


def _connected(work: Callable[P, T], *args: P.args, **words: P.kwargs) -> T:
    """Run it; a connection that broke meanwhile is put away, so that the next one gets a new one."""
    try:
        return work(*args, **words)
    finally:
        close_old_connections()


def _disconnect(together: Barrier) -> None:
    """Run once in each thread: none goes on before all have begun."""
    together.wait(GOODBYE_SECONDS)
    connections.close_all()
