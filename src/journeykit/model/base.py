"""What all parts of a document have in common: frozen, nothing unknown, short forms lifted to long ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from journeykit.model.core import PydanticCustomError
from journeykit.model.declaring import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
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
PERIOD_PATTERN = r"^[12]\d{3}(-(Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?$"
MONTHS_PATTERN = r"^\d{1,4}(\s*months?)?$"
FILE_PATTERN = r"^(?:(?:\.|\.?[^./\\:][^/\\:]*|\.\.[^/\\:]+)/)*(?:\.?[^./\\:][^/\\:]*|\.\.[^/\\:]+)$"
TIME_PATTERN = r"^(?:[01][0-9]|2[0-4]):[0-5][0-9]$"
DAYS_PATTERN = r"^(?:mon|tue|wed|thu|fri|sat|sun)(?:-(?:mon|tue|wed|thu|fri|sat|sun))?$"

# A text takes the scalar as it is written (`name: 112`), so its schema allows numbers and booleans too.
_AS_WRITTEN = {"type": ["string", "number", "boolean"], "maxLength": TEXT_LIMIT}

Text = Annotated[str, StringConstraints(max_length=TEXT_LIMIT), WithJsonSchema(_AS_WRITTEN)]
Id = Annotated[
    str,
    StringConstraints(max_length=ID_LIMIT, pattern=ID_PATTERN),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "maxLength": ID_LIMIT, "pattern": ID_PATTERN},
                {"type": "integer", "minimum": 0},
                {"type": "boolean"},
            ]
        }
    ),
]
Colour = Annotated[str, StringConstraints(pattern=COLOUR_PATTERN)]
FileInProject = Annotated[
    str,
    StringConstraints(max_length=TEXT_LIMIT, pattern=FILE_PATTERN),
    WithJsonSchema({**_AS_WRITTEN, "pattern": FILE_PATTERN}),
]
Time = Annotated[str, StringConstraints(pattern=TIME_PATTERN)]
DayRange = Annotated[str, StringConstraints(pattern=DAYS_PATTERN)]


def number(*bounds: Any, **schema: float) -> tuple[Any, ...]:
    """Return what annotates a number: strict reading, bounds, and the schema that says both.

    The bounds stand before the reading: they then belong to the number itself, and pydantic checks them without Python.
    """
    return (*bounds, BeforeValidator(as_number), WithJsonSchema({"type": "number", **schema}))


Number = Annotated[float, *number()]
Share = Annotated[float, *number(Field(ge=0, le=1), minimum=0, maximum=1)]
Positive = Annotated[float, *number(Field(gt=0), exclusiveMinimum=0)]
NotNegative = Annotated[float, *number(Field(ge=0), minimum=0)]
Score5 = Annotated[float, *number(Field(ge=1, le=5), minimum=1, maximum=5)]
Emotion = Annotated[float, *number(Field(ge=-2, le=2), minimum=-2, maximum=2)]
Fit = Annotated[float, *number(Field(ge=-2, le=4), minimum=-2, maximum=4)]
Potential = Annotated[float, *number(Field(ge=0, le=4), minimum=0, maximum=4)]


def whole(lowest: int, highest: int | None = None) -> tuple[Any, ...]:
    """Return what annotates a whole number."""
    bounds = {"minimum": lowest} | ({} if highest is None else {"maximum": highest})
    return Field(ge=lowest, le=highest), BeforeValidator(as_whole), WithJsonSchema({"type": "integer", **bounds})


Whole = Annotated[int, *whole(0)]
Flag = Annotated[bool, BeforeValidator(as_flag), WithJsonSchema({"enum": [True, False, "yes", "no", "true", "false"]})]
Day = Annotated[
    date,
    BeforeValidator(as_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Period = Annotated[
    str,
    BeforeValidator(as_period),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": PERIOD_PATTERN},
                {"type": "integer", "minimum": 1000, "maximum": 2999},
            ]
        }
    ),
]
Months = Annotated[
    int,
    BeforeValidator(as_months),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": MONTHS_PATTERN},
                {"type": "integer", "minimum": 0, "maximum": 9999},
            ]
        }
    ),
]


class OrAlso:
    """An annotation: the schema of the field also takes these short forms."""

    def __init__(self, *forms: dict[str, Any]) -> None:
        self.forms = forms

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Put the short forms before the long one."""
        return {"anyOf": [*self.forms, handler(core)]}


class OneOrMany:
    """An annotation: one entry may stand for a list of one."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Put the entry beside the list."""
        schema = handler(core)
        return {"anyOf": [schema["items"], schema]}


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
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,  # a kind of document that nobody reads in this run costs nothing
    )

    short: ClassVar[str | None] = None
    named_by: ClassVar[str | None] = None

    meta: dict[str, Any] = Field(
        default_factory=dict, description="A team's own fields; kept, shown in reports, exported."
    )

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, value: Any) -> Any:
        """Turn the short form into the long one, drop what is empty (not given), make the id of the name."""
        # What is frequent comes first: asking for an instance of a model takes as long as the rest together.
        if isinstance(value, dict):
            if None in value.values():
                # An unknown key is an error with or without a value: of `{importance: 4,5}` the 5 is such a key.
                known = cls._known()
                value = {key: item for key, item in value.items() if item is not None or key not in known}
        elif cls.short is None or value is None:
            return value
        elif isinstance(value, str) or not isinstance(value, list | tuple | BaseModel):
            value = {cls.short: value}
        else:
            return value
        return cls.lifted(cls._named(value))

    @classmethod
    def _known(cls) -> set[str]:
        return {info.alias or name for name, info in cls.model_fields.items()} | cls.model_fields.keys()

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
        if "properties" in body:
            long = dict(body)
            alias = cls.model_fields[cls.short].alias or cls.short
            short = {k: v for k, v in body["properties"][alias].items() if k not in ("description", "default")}
            body.clear()
            body.update({"anyOf": [_not_empty(short), long]})
        return schema


def _not_empty(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without the empty value: an empty short form is no form at all."""
    if "anyOf" not in schema:
        return schema
    return {"anyOf": [_not_empty(form) for form in schema["anyOf"] if form != {"type": "null"}]}


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
    return PydanticCustomError(kind, text)
