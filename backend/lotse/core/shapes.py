"""The base of everything the API takes and answers."""

from pydantic import BaseModel


class Schema(BaseModel):
    """Plain fields. Answers are built field by field from rows, and what is built is valid.

    The framework's own base class would look through every finished answer once more for attributes of rows, which
    costs more than building it.
    """
