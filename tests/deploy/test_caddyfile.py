"""The proxy lets through what the app promises: files of ten megabytes, on their address alone."""

import re
from uuid import uuid4

from django.conf import settings

from lotse.config.bodies import is_upload
from tests.architecture.tree import ROOT

SIZES = re.compile(r"request_body (@\w+) \{\s*max_size (\d+)MB\s*\}")


def test_files_pass_the_proxy_and_nothing_else_is_large() -> None:
    written = (ROOT / "deploy" / "Caddyfile").read_text()
    sizes = {name: int(size) * 1_000_000 for name, size in SIZES.findall(written)}
    assert settings.LARGEST_UPLOAD < sizes["@files"] < 2 * settings.LARGEST_UPLOAD
    assert settings.LARGEST_BODY < sizes["@others"] <= 1_000_000
    assert written.count("max_size") == 2
    patterns = set(re.findall(r"path_regexp (\S+)", written))
    (pattern,) = patterns
    place = f"/api/conversations/{uuid4()}/attachments/{uuid4()}"
    for path in (place, place.upper().replace("API/CONVERSATIONS", "api/conversations"), f"{place}/x", "/api/language"):
        found = re.search(pattern, path) is not None
        assert found == is_upload({"method": "PUT", "path": path})
