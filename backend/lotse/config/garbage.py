"""How often Python looks for circles of forgotten objects: seldom, and never among what stays for good.

Thousands of open sockets are millions of objects that live long. A full search of them stops everything for a tenth of
a second and more, in the middle of a notice, and finds next to nothing: requests and events leave no circles behind.
"""

import gc
from typing import Final

YOUNG: Final = 20_000  # more objects made than let go since the last look (the default is 700)


def settle() -> None:
    """Call once, when the process is ready to serve: what is loaded by now is never looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
