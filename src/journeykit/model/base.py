"""What all parts of a document have in common: frozen, nothing unknown, short forms lifted to long ones."""

from __future__ import annotations

from datetime import date  # noqa: TC003  (pydantic reads the annotation)
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from journeykit.model.scalars import as_date, as_flag, as_months, as_number, as_period, as_whole
from journeykit.model.slug import slug

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

TEXT_LIMIT = 20_000
ID_LIMIT = 80
ID_PATTERN = r"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$"
COLOUR_PATTERN = r"^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
TIME_PATTERN = r"^(?:[01][0-9]|2[0-4]):[0-5][0-9]$"
DAYS_PATTERN = r"^(?:mon|tue|wed|thu|fri|sat|sun)(?:-(?:mon|tue|wed|thu|fri|sat|sun))?$"

# A text takes the scalar as it is written (`name: 112`), so its schema allows numbers and booleans too.
_AS_WRITTEN = {"type": ["string", "number", "boolean"], "maxLength": TEXT_LIMIT}

Text = Annotated[str, StringConstraints(max_length=TEXT_LIMIT), WithJsonSchema(_AS_WRITTEN)]
Id = Annotated[
    str,
    StringConstraints(max_length=ID_LIMIT, pattern=ID_PATTERN),
    WithJsonSchema({"type": ["string", "number", "boolean"], "maxLength": ID_LIMIT, "pattern": ID_PATTERN}),
]
Colour = Annotated[str, StringConstraints(pattern=COLOUR_PATTERN)]
Time = Annotated[str, StringConstraints(pattern=TIME_PATTERN)]
DayRange = Annotated[str, StringConstraints(pattern=DAYS_PATTERN)]

Number = Annotated[float, BeforeValidator(as_number)]
Share = Annotated[float, BeforeValidator(as_number), Field(ge=0, le=1)]
Positive = Annotated[float, BeforeValidator(as_number), Field(gt=0)]
NotNegative = Annotated[float, BeforeValidator(as_number), Field(ge=0)]
Score5 = Annotated[float, BeforeValidator(as_number), Field(ge=1, le=5)]
Emotion = Annotated[float, BeforeValidator(as_number), Field(ge=-2, le=2)]
Whole = Annotated[int, BeforeValidator(as_whole), Field(ge=0)]
Flag = Annotated[bool, BeforeValidator(as_flag), WithJsonSchema({"enum": [True, False, "yes", "no", "true", "false"]})]
Day = Annotated[date, BeforeValidator(as_date), WithJsonSchema({"type": "string", "format": "date"})]
Period = Annotated[str, BeforeValidator(as_period), WithJsonSchema({"type": ["string", "integer"]})]
Months = Annotated[int, BeforeValidator(as_months), WithJsonSchema({"type": ["string", "integer"]})]


def given(description: str, **more: Any) -> Any:
    """Declare a field that may be left out."""
    return Field(default=None, description=description, **more)


def many(description: str, **more: Any) -> Any:
    """Declare a list that may be left out."""
    return Field(default=(), description=description, **more)


def table(description: str, **more: Any) -> Any:
    """Declare a mapping that may be left out."""
    return Field(default_factory=dict, description=description, **more)


def needed(description: str, **more: Any) -> Any:
    """Declare a field that must be there."""
    return Field(description=description, **more)


class Part(BaseModel):
    """A mapping in a document: the long form of everything; equal content is equal.

    `short` names the field that a bare scalar fills (`importance: 4` is `importance: {customer: 4}`);
    `named_by` the field whose slug is the `id` when that is left out.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, validate_by_name=True, validate_by_alias=True
    )

    short: ClassVar[str | None] = None
    short_schema: ClassVar[dict[str, Any]] = {"type": ["string", "number", "boolean"]}
    named_by: ClassVar[str | None] = None

    meta: dict[str, Any] = Field(default_factory=dict, description="A team's own fields; kept, shown in reports, exported.")

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, value: Any) -> Any:
        """Turn the short form into the long one, drop what is empty (not given), make the id of the name."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, dict):
            if cls.short is None or value is None or isinstance(value, list | tuple | BaseModel):
                return value
            value = {cls.short: value}
        elif None in value.values():
            value = {key: item for key, item in value.items() if item is not None}
        return cls.lifted(cls._named(value))

    @classmethod
    def _named(cls, value: dict[str, Any]) -> dict[str, Any]:
        if cls.named_by is None or "id" in value:
            return value
        name = value.get(cls.named_by)
        return {**value, "id": slug(name)} if isinstance(name, str) and name.strip() else value

    @classmethod
    def lifted(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Change further short forms of a mapping; subclasses override it."""
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Show the short form beside the long one."""
        schema = handler(core)
        if cls.short is None:
            return schema
        body = handler.resolve_ref_schema(schema)
        if "anyOf" not in body:
            long = dict(body)
            body.clear()
            body.update({"anyOf": [dict(cls.short_schema), long]})
        return schema


class Named(Part):
    """Something with a name, and an id that is the slug of the name when left out; a bare text is the name."""

    short: ClassVar[str | None] = "name"
    named_by: ClassVar[str | None] = "name"

    id: Id = needed("The id; left out, it is made of the name.")
    name: Text = needed("The name as people say it.")


def one_or_many(value: Any) -> Any:
    """Lift one entry to a list of one."""
    return value if value is None or isinstance(value, list | tuple) else [value]


def problem(kind: str, text: str) -> PydanticCustomError:
    """Make an error of ours; `journeykit.model.errors` knows its kind."""
    return PydanticCustomError(kind, text)  # type: ignore[arg-type]
