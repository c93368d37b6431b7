"""The words that models are declared with: pydantic's own, or light ones that say the same (see `flavour`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.model import flavour

if TYPE_CHECKING or flavour.FULL:
    from pydantic import (
        BaseModel,
        BeforeValidator,
        ConfigDict,
        Discriminator,
        Field,
        PlainValidator,
        StringConstraints,
        Tag,
        WithJsonSchema,
        model_validator,
    )
else:
    from journeykit.model.light import (
        BaseModel,
        BeforeValidator,
        ConfigDict,
        Discriminator,
        Field,
        PlainValidator,
        StringConstraints,
        Tag,
        WithJsonSchema,
        model_validator,
    )

__all__ = [
    "BaseModel",
    "BeforeValidator",
    "ConfigDict",
    "Discriminator",
    "Field",
    "PlainValidator",
    "StringConstraints",
    "Tag",
    "WithJsonSchema",
    "model_validator",
]
