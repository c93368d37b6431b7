"""Models that cost nothing to declare: classes with the manners of pydantic's, checked by the same core.

What a class body says is kept as it stands; annotations stay texts until the first document of a kind is read
(`schemas`). Only what journeykit needs of `pydantic.BaseModel` is here; `flavour.by_pydantic` has the rest.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_UNSET: Any = object()


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

    def shared(self) -> Any:
        """Return the value of the field in all parts that are not given it."""
        if self.default_factory is None:
            return self.default
        return _EMPTY if self.default_factory is dict else _Later(self.default_factory)


class _Empty(dict[str, Any]):
    """A table in which nothing stands, and in which nothing can be put: thousands of parts share it."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise TypeError

    __setitem__ = __ior__ = setdefault = update = _refuse


_EMPTY = _Empty()


class _Later:
    """The value of a field that is made when it is first asked for."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __get__(self, part: Any, kind: type) -> Any:
        if not hasattr(self, "_made"):
            self._made = self._make()
        return self._made


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
        # A part holds what it was given; for the rest one looks here.
        body |= {field: declared.shared() for field, declared in own.items() if not declared.is_required}
        made: Any = super().__new__(cls, name, bases, body)
        inherited: dict[str, Declared] = {}
        for base in reversed(made.__mro__[1:]):
            inherited |= base.__dict__.get("model_fields", {})
        made.model_fields = inherited | own
        return made


class BaseModel(metaclass=Kind):
    """A frozen value with fields. What was not given is nobody's own: tables that are empty stay so."""

    __slots__ = ("__dict__",)

    def __init__(self, /, **given: Any) -> None:
        """Check what is given, as a document would be."""
        _put(self, "__dict__", type(self).model_validate(given).__dict__)

    @classmethod
    def _made_of(cls, fields: dict[str, Any]) -> Self:
        made = cls.__new__(cls)
        _put(made, "__dict__", fields)
        return made

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
        return cls._made_of(given)

    @property
    def model_fields_set(self) -> frozenset[str]:
        """The fields that were given."""
        return frozenset(self.__dict__)

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """Return a copy, with some values changed and not checked."""
        return self._made_of({**self.__dict__, **(update or {})})

    def _values(self) -> Iterator[Any]:
        return (getattr(self, field, None) for field in type(self).model_fields)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        assert isinstance(other, BaseModel)
        return self.__dict__ == other.__dict__ or list(self._values()) == list(other._values())

    def __hash__(self) -> int:
        return hash((type(self), *self._values()))

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({given})"


_put = object.__setattr__
Field = Declared
ConfigDict = dict
