"""Models that cost nothing to declare: classes with the manners of pydantic's, checked by the same core.

What a class body says is kept as it stands; annotations stay texts until the first document of a kind is read
(`schemas`). Only what journeykit needs of `pydantic.BaseModel` is here; `flavour.by_pydantic` has the rest.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_UNSET: Any = object()
_shared: dict[frozenset[str], frozenset[str]] = {}
_SHARED_AT_MOST = 4096


class Declared:
    """A field, or bounds within an annotation: what `Field(…)` was given."""

    __slots__ = ("_module", "_written", "alias", "bounds", "default", "default_factory", "description")

    def __init__(
        self,
        default: Any = _UNSET,
        *,
        default_factory: Callable[[], Any] | None = None,
        alias: str | None = None,
        description: str | None = None,
        **bounds: Any,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.alias = alias
        self.description = description
        self.bounds = {name: bound for name, bound in bounds.items() if bound is not None}

    def of(self, module: str, written: str) -> Declared:
        """Say where the field stands, and what its annotation says."""
        self._module, self._written = module, written
        return self

    @property
    def annotation(self) -> Any:
        """The annotation, read where it was written."""
        return _annotation(self._module, self._written)

    @property
    def is_required(self) -> bool:
        """Whether it must be given."""
        return self.default is _UNSET and self.default_factory is None

    def missing(self) -> Any:
        """Return the value of a field that is not given."""
        return self.default_factory() if self.default_factory is not None else self.default


_read: dict[tuple[str, str], Any] = {}


def _annotation(module: str, written: str) -> Any:
    """Read an annotation of ours; it is code of this package, never a text from elsewhere."""
    key = (module, written)
    if key not in _read:
        _read[key] = eval(written, vars(sys.modules[module]))  # noqa: S307 - as typing.get_type_hints does
    return _read[key]


class BeforeValidator:
    """An annotation: read the value by a function first."""

    __slots__ = ("func",)

    def __init__(self, func: Callable[[Any], Any]) -> None:
        self.func = func


class PlainValidator(BeforeValidator):
    """An annotation: read the value by a function alone."""

    __slots__ = ()


class StringConstraints:
    """An annotation: what a text must keep to."""

    __slots__ = ("bounds",)

    def __init__(self, **bounds: Any) -> None:
        self.bounds = bounds


class Tag:
    """An annotation: the name of a case of a union."""

    __slots__ = ("tag",)

    def __init__(self, tag: str) -> None:
        self.tag = tag


class Discriminator:
    """An annotation: the function that tells the cases of a union apart."""

    __slots__ = ("discriminator",)

    def __init__(self, discriminator: Callable[[Any], str]) -> None:
        self.discriminator = discriminator


class WithJsonSchema:
    """An annotation that only the JSON Schema needs."""

    __slots__ = ()

    def __init__(self, schema: Mapping[str, Any]) -> None:
        """Forget it: the schema is made by pydantic."""


def model_validator(*, mode: str) -> Callable[[Any], Any]:
    """Leave a method as it is: `schemas` knows `_lift`, the one that lifts short forms, by its name."""
    assert mode == "before"
    return lambda method: method


class Kind(type):
    """The class of models: takes the fields out of a class body."""

    model_fields: dict[str, Declared]

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        """Collect the fields, those of the bases first."""
        own: dict[str, Declared] = {}
        for field, written in body.get("__annotations__", {}).items():
            if written.startswith("ClassVar"):
                continue
            default = body.pop(field, _UNSET)
            declared = default if isinstance(default, Declared) else Declared(default)
            own[field] = declared.of(body["__module__"], written)
        body.setdefault("__slots__", ())
        made: Any = super().__new__(cls, name, bases, body)
        inherited: dict[str, Declared] = {}
        for base in reversed(made.__mro__[1:]):
            inherited |= base.__dict__.get("model_fields", {})
        made.model_fields = inherited | own
        return made


class BaseModel(metaclass=Kind):
    """A frozen value with fields."""

    # What the core fills in when it makes a model; the names are its own.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_private__", "_given")
    _given: ClassVar[frozenset[str]]

    def __init__(self, /, **given: Any) -> None:
        """Check what is given, as a document would be."""
        made = type(self).model_validate(given)
        _fill(self, made.__dict__, made.model_fields_set)

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """Return the model of data as YAML or Python gives it.

        Raises:
            ValidationError: With all that is wrong with it.
        """
        from journeykit.model.schemas import validator

        made: Self = validator(cls).validate_python(data)
        return made

    @classmethod
    def model_construct(cls, **given: Any) -> Self:
        """Return a model of values that need no checking."""
        made = cls.__new__(cls)
        fields = {
            name: given[name] if name in given else field.missing()
            for name, field in cls.model_fields.items()
            if name in given or not field.is_required
        }
        _fill(made, fields, set(given))
        return made

    @property
    def model_fields_set(self) -> frozenset[str]:
        """The fields that were given."""
        return self._given

    @property
    def __pydantic_fields_set__(self) -> frozenset[str]:
        return self._given

    @__pydantic_fields_set__.setter
    def __pydantic_fields_set__(self, given: Iterable[str]) -> None:
        # Thousands of parts are given the same few fields, and a set of its own is half of a small part's memory.
        fields = frozenset(given)
        if len(_shared) < _SHARED_AT_MOST:
            fields = _shared.setdefault(fields, fields)
        object.__setattr__(self, "_given", _shared.get(fields, fields))

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """Return a copy, with some values changed and not checked."""
        copied = type(self).__new__(type(self))
        changed = update or {}
        _fill(copied, {**self.__dict__, **changed}, {*self._given, *changed})
        return copied

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({given})"


def _fill(model: BaseModel, fields: dict[str, Any], given: Iterable[str]) -> None:
    for name, value in (
        ("__dict__", fields),
        ("__pydantic_fields_set__", given),
        ("__pydantic_extra__", None),
        ("__pydantic_private__", None),
    ):
        object.__setattr__(model, name, value)


Field = Declared
ConfigDict = dict
