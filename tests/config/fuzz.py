"""Makes requests for an operation of the API schema: sensible ones, odd ones, and ones that make no sense at all."""

import json
import random
from dataclasses import dataclass
from typing import Any
from uuid import UUID

ODD: list[Any] = [
    None, True, -1, 0, 1, 2**31, 2**63, 2**70, 1.5, "", "x", "\x00", "😀" * 300, "' OR 1=1 --", "%s%(x)s{0}",
    "\u202eabc", [], {}, [None], {"a": {"b": []}}, "2026-02-30", "9999-12-31T23:59:59Z", "0001-01-01", "25:61",
    "NaN", "de", "a" * 5000,
]  # fmt: skip
BODIES_OF_NONSENSE = [b"", b"{", b"null", b"[]", b'"\\u0000"', b"\xff\xfe", b"{" * 3000, b'{"a":1e999}', b"1" * 5000]


@dataclass(frozen=True)
class Operation:
    """One method at one path."""

    name: str
    method: str
    path: str
    details: dict[str, Any]


@dataclass(frozen=True)
class Call:
    """A request that was made up."""

    method: str
    path: str
    query: dict[str, Any]
    body: bytes | None
    headers: dict[str, str]


def operations(schema: dict[str, Any]) -> list[Operation]:
    """Everything that the schema offers."""
    return [
        Operation(details["operationId"], method.upper(), path, details)
        for path, methods in schema["paths"].items()
        for method, details in methods.items()
    ]


class Fuzzer:
    """Made-up requests; the same seed makes the same ones. `known` are ids that exist."""

    def __init__(self, schema: dict[str, Any], seed: str, known: list[str]) -> None:
        self.definitions = schema["components"]["schemas"]
        self.chance = random.Random(seed)
        self.known = known

    def call(self, operation: Operation) -> Call:
        """One request for this operation."""
        path, query, headers = operation.path, {}, {}
        for parameter in operation.details.get("parameters", []):
            value = self.maybe_odd(parameter["schema"])
            if parameter["in"] == "path":
                path = path.replace(f"{{{parameter['name']}}}", self.segment(parameter["schema"]))
            elif parameter["in"] == "query" and (parameter["required"] or self.chance.random() < 0.7):
                query[parameter["name"]] = "" if value is None else str(value)
            elif parameter["in"] == "header" and self.chance.random() < 0.8:
                headers[parameter["name"]] = self.header_of(value)
        return Call(operation.method, path, query, self.body(operation), headers)

    def body(self, operation: Operation) -> bytes | None:
        """A body as asked for, an odd one, or nonsense."""
        content = operation.details.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None:
            return None
        if self.chance.random() < 0.15:
            return self.chance.choice(BODIES_OF_NONSENSE)
        return json.dumps(self.maybe_odd(content["schema"])).encode()

    def segment(self, schema: dict[str, Any]) -> str:
        """Something between two slashes."""
        wild = str(self.chance.choice(["x", "0", "-1", "99999999999999999999", str(UUID(int=7)), "%00", "a b"]))
        return wild if self.chance.random() < 0.3 else str(self.value(schema))

    def header_of(self, value: Any) -> str:
        """A header cannot carry everything."""
        return "".join(letter for letter in str(value) if " " <= letter <= "~")[:200]

    def maybe_odd(self, schema: dict[str, Any]) -> Any:
        """A value of this shape, or now and then anything else."""
        return self.chance.choice(ODD) if self.chance.random() < 0.12 else self.value(schema)

    def value(self, schema: dict[str, Any]) -> Any:
        """A value of this shape."""
        if "$ref" in schema:
            return self.value(self.definitions[schema["$ref"].rsplit("/", 1)[-1]])
        for several in ("anyOf", "oneOf", "allOf"):
            if several in schema:
                return self.value(self.chance.choice(schema[several]))
        if "enum" in schema or "const" in schema:
            return self.chance.choice(schema.get("enum") or [schema["const"]])
        return self.of_kind(schema)

    def of_kind(self, schema: dict[str, Any]) -> Any:
        """A value of a plain kind."""
        kind, chance = schema.get("type"), self.chance
        if kind == "object":
            wanted = set(schema.get("required", []))
            properties = schema.get("properties", {}).items()
            return {name: self.maybe_odd(one) for name, one in properties if name in wanted or chance.random() < 0.7}
        if kind == "array":
            items = schema.get("items") or (schema.get("prefixItems") or [{}])[0]
            return [self.maybe_odd(items) for _ in range(chance.randint(0, 3))]
        if kind in ("integer", "number"):
            return chance.choice([0, 1, 2, 3, 5, 30, 100, -1, 2**31 - 1, 2**53])
        return {"boolean": chance.random() < 0.5, "null": None}.get(str(kind), self.text(schema))

    def text(self, schema: dict[str, Any]) -> str:
        """Text in the format that is asked for."""
        formats = {
            "uuid": [*self.known, str(UUID(int=self.chance.getrandbits(128), version=4))],
            "date-time": ["2026-11-25T09:30:00Z", "2027-01-04T10:00:00+01:00", "2026-10-25T00:30:00Z"],
            "date": ["2026-11-25", "2026-11-23", "2027-01-04", "1970-01-01", "9999-12-31", "0001-01-01"],
            "time": ["09:00", "12:30:00", "00:00", "23:59"],
        }
        words = ["weber", "481509", "09:00", "2026-11-23", "03-11-07-01", "Ärger ي ك", "de", "ar", "%_\\"]
        return self.chance.choice(formats.get(schema.get("format", ""), words))
