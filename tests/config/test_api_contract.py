"""What holds for every endpoint there is: the schema, who may call it, and that no input makes it stumble."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from lotse.accounts.auth import Anyone, SignedIn
from lotse.config.api import api
from lotse.core.errors import DomainError, all_errors
from lotse.core.shapes import Schema
from tests.config.fuzz import Fuzzer, operations
from tests.people import make_cast, signed_in

OPEN = {
    "bootstrap",
    "post_activation_check",
    "post_activation",
    "post_logout",
    "post_staff_sign_in",
    "post_second_factor",
}
CALLS = 10
ROLES = ("nobody", "amina", "weber", "roth", "lang")


@cache
def schema() -> dict[str, Any]:
    return dict(api.get_openapi_schema())


OPERATIONS = operations(schema())


def handlers() -> list[Any]:
    return [
        operation
        for router in api._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
    ]


def test_names_of_operations_are_single_and_plain() -> None:
    names = [operation.name for operation in OPERATIONS]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]+", name)] == []


def test_every_operation_says_who_may_call_it_and_guards_its_writes() -> None:
    for operation in handlers():
        (auth,) = operation.auth_callbacks
        assert isinstance(auth, Anyone), operation.view_func
        assert auth.csrf
        assert not operation.csrf_exempt, operation.view_func
        assert isinstance(auth, SignedIn) != (operation.view_func.__name__ in OPEN), operation.view_func


def test_every_code_is_in_the_schema_once_per_meaning() -> None:
    kinds = list(all_errors())
    documented = schema()["components"]["schemas"]["ErrorOut"]["properties"]["code"]["enum"]
    assert documented == sorted({kind.code for kind in kinds})
    assert [kind for kind in kinds if not str(kind.sentence)] == []
    assert [kind for kind in kinds if not 400 <= kind.status < 600] == []
    assert all("default" in operation.details["responses"] for operation in OPERATIONS)


def test_shapes_have_names_of_their_own() -> None:
    """Two of one name are one in the schema, and the app's types are then wrong for one of them."""
    ours = [shape for shape in subclasses(Schema) if shape.__module__.startswith("lotse.")]
    names = [shape.__name__ for shape in ours if not shape.__name__.startswith("_")]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_a_code_is_one_refusal_or_a_narrower_kind_of_it() -> None:
    kinds: dict[str, list[type[DomainError]]] = {}
    for kind in all_errors():
        kinds.setdefault(kind.code, []).append(kind)
    twice = [
        code for code, found in kinds.items() if not any(all(issubclass(one, base) for one in found) for base in found)
    ]
    assert twice == []


def subclasses(kind: type[Schema]) -> Iterator[type[Schema]]:
    for narrower in kind.__subclasses__():
        yield narrower
        yield from subclasses(narrower)


def filled(path: str) -> str:
    """The path with ids that nobody has."""
    return re.sub(r"\{(\w+)\}", lambda found: "999999" if "house" in found[1] else str(uuid4()), path)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_signed_out_there_is_nothing_but_the_open_doors(operation: Any, client: Client) -> None:
    if operation.name in OPEN:
        return
    for path in (operation.path.replace("{", "").replace("}", ""), filled(operation.path)):
        path = re.sub(r"/\w+_id\b", "/1", path)
        answer = client.generic(operation.method, path, b"{}", content_type="application/json")
        assert answer.status_code in (401, 404, 422), path
        if answer.status_code != 404:
            break
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


@pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if one.method != "GET"], ids=lambda operation: operation.name
)
def test_every_write_wants_the_token_of_this_browser(operation: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    path = re.sub(r"\{(\w+)\}", "1", operation.path)
    codes = set()
    for attempt in (path, filled(operation.path)):
        answer = client.generic(operation.method, attempt, b"{}", content_type="application/json")
        codes.add(answer.json()["code"])
    assert "csrf_failed" in codes
    assert codes <= {"csrf_failed", "not_found"}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_no_input_makes_the_server_stumble(role: str) -> None:
    """The test client raises what a handler raises: a mistake shows with its own traceback."""
    cast = make_cast()
    known = [str(person.pk) for person in (cast.amina, cast.dmytro, cast.weber, cast.kaya)]
    fuzzer = Fuzzer(schema(), f"seed {role}", known)
    for operation in OPERATIONS:
        for _ in range(CALLS):
            # Signed in anew each time: some of these calls sign out.
            client = Client() if role == "nobody" else signed_in(getattr(cast, role))
            call = fuzzer.call(operation)
            address = call.path
            answer = client.generic(
                call.method, address, call.body or b"", content_type="application/json",
                headers=call.headers, query_params=call.query,
            )  # fmt: skip
            assert answer.status_code < 500, (call, answer.content)
            if answer.status_code >= 400 and answer.status_code != 405:
                assert {"code", "message"} <= set(answer.json()), call
