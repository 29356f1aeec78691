"""What the import contracts and ruff cannot say about the backend."""

import ast

from tests.architecture.tree import BACKEND, backend_modules, imported_names, parsed, place

CLOCKS = {
    "django.utils.timezone.now",
    "django.utils.timezone.localdate",
    "django.utils.timezone.localtime",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
    "time.localtime",
    "time.gmtime",
    "django.db.models.functions.Now",
    "django.db.models.functions.datetime.Now",
}


def _full_names(tree: ast.Module) -> dict[str, str]:
    """The local names of a module's imports, with what they stand for."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def clock_reads(tree: ast.Module) -> list[int]:
    """Lines on which a module names a clock, under whatever name it was imported."""
    names = _full_names(tree)
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.Name, ast.Attribute)):
            head, _, rest = ast.unparse(node).partition(".")
            full = names.get(head, head) + (f".{rest}" if rest else "")
            if full in CLOCKS:
                lines.append(node.lineno)
    return lines


def test_services_rules_and_queries_take_now_and_never_read_the_clock() -> None:
    found = [
        place(path, line)
        for path in backend_modules("services", "rules", "queries", "models", "schemas", "events")
        for line in clock_reads(parsed(path))
    ]
    assert found == []


def test_the_clock_is_found_under_every_name() -> None:
    read = "from django.utils import timezone as tz\nimport datetime as d\ntz.now()\nd.datetime.now()\n"
    assert clock_reads(ast.parse(read)) == [3, 4]


def test_models_have_no_save_of_their_own() -> None:
    found = [
        place(path, node.lineno)
        for path in backend_modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name in ("save", "asave", "bulk_create")
    ]
    assert found == []


def test_nobody_listens_to_signals() -> None:
    """The request path alone sends Django's own request signals: Django closes connections and caches by them."""
    signals = ("django.db.models.signals", "django.dispatch", "django.core.signals", "django.contrib.auth.signals")
    found = [
        place(path, line)
        for path in backend_modules()
        for line, name in imported_names(parsed(path))
        if name.startswith(signals)
        if (path.name, name) != ("one_hop.py", "django.core.signals")
    ]
    assert found == []


def test_schemas_and_forms_name_their_fields() -> None:
    found = [
        place(path, node.lineno)
        for path in backend_modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and node.value == "__all__"
    ]
    assert found == []


def test_only_delivery_and_the_server_entry_are_asynchronous() -> None:
    found = [
        place(path, node.lineno)
        for path in backend_modules()
        if "delivery" not in path.parts and path.parent != BACKEND / "config"
        for node in ast.walk(parsed(path))
        if isinstance(node, (ast.AsyncFunctionDef, ast.Await))
    ]
    assert found == []


def test_every_table_row_says_what_happens_when_its_parent_goes() -> None:
    """GenericForeignKey cannot say it, so there is none."""
    found = [
        place(path, line)
        for path in backend_modules()
        for line, name in imported_names(parsed(path))
        if name.endswith("GenericForeignKey")
    ]
    assert found == []


def test_no_room_is_a_junk_drawer() -> None:
    junk = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "signals", "receivers"}
    found = [str(path) for path in backend_modules() if junk & set(path.relative_to(BACKEND).with_suffix("").parts)]
    assert found == []
