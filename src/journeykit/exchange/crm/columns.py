"""Objects and fields of the catalogue, and what each CRM calls them and takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["id", "name", "ref", "text", "long", "choice", "many", "number", "flag", "answer", "date"]
Cell = str | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A field: its name, what kind of value it holds, and for a `ref` the object that it leads to.

    An `answer` is yes, no, or empty for what is not known; a `flag` is never empty, as many a checkbox takes that for no.
    """

    key: str
    kind: Kind = "text"
    to: str = ""


@dataclass(frozen=True, slots=True)
class Flavour:
    """How one CRM wants its files: the headers, how a flag is written, and the longest cell by kind."""

    name: str
    header: Callable[[str, Column], str]
    flags: tuple[str, str]
    limits: Mapping[str, int]


ID, NAME = Column("external_id", "id"), Column("name", "name")

OBJECTS: dict[str, tuple[Column, ...]] = {
    "department": (ID, NAME, Column("frontline", "flag")),
    "system": (
        ID, NAME, Column("type", "choice"), Column("department", "ref", "department"), Column("feeds", "many"),
        Column("reaches_crm", "answer"),
    ),
    "journey": (
        ID, NAME, Column("headline", "long"), Column("state", "choice"), Column("future_of"),
        Column("owner", "ref", "department"), Column("owner_role"), Column("customer_job", "long"),
        Column("starts_when", "long"), Column("ends_when", "long"), Column("parent"), Column("personas", "many"),
        Column("customers_per_year", "number"), Column("reviewed", "date"),
    ),
    "phase": (
        ID, NAME, Column("journey", "ref", "journey"), Column("position", "number"), Column("stage", "choice"),
        Column("customer_job", "long"),
    ),
    "touchpoint": (
        ID, NAME, Column("journey", "ref", "journey"), Column("phase", "ref", "phase"), Column("position", "number"),
        Column("status", "choice"), Column("category", "choice"), Column("form"), Column("channels", "many"),
        Column("contact", "choice"), Column("run_by", "choice"), Column("served_by", "choice"),
        Column("initiative", "choice"), Column("trigger", "long"), Column("personal", "choice"),
        Column("owner", "ref", "department"), Column("owner_role"), Column("mandate", "long"),
        Column("moment_of_truth", "flag"), Column("systems", "many"), Column("data_collected", "many"),
        Column("data_shown", "many"), Column("personal_data", "answer"), Column("reaches_crm", "answer"),
        Column("contacts_per_year", "number"), Column("cost_per_contact", "number"), Column("reach", "number"),
        Column("importance_customer", "number"), Column("importance_organisation", "number"),
    ),
    "touchpoint_system": (
        ID, NAME, Column("touchpoint", "ref", "touchpoint"), Column("system", "ref", "system"),
    ),
    "customer_data": (
        ID, NAME, Column("touchpoint", "ref", "touchpoint"), Column("direction", "choice"),
        Column("personal_data", "answer"), Column("kept_in", "many"), Column("reaches_crm", "answer"),
    ),
}  # fmt: skip
"""The objects in the order of import: what others lead to stands first."""


def _generic(_: str, column: Column) -> str:
    return f"{column.key}_id" if column.kind == "ref" else column.key


def _hubspot(object_: str, column: Column) -> str:
    """Names of properties: lowercase, digits and underscores; a unique one has the same name wherever it is used."""
    if column.kind == "id":
        return f"journeykit_{object_}_id"
    if column.kind == "name":
        return f"{object_}_name"
    if column.kind == "ref":
        # An owner is a department, too: under the very name of its unique property the import finds it.
        return f"journeykit_{column.to}_id"
    return column.key


def _salesforce(_: str, column: Column) -> str:
    """API names; a relation is written as `Relation__r.Field__c`, by which the parent is found without its record id."""
    if column.kind == "id":
        return "JourneyKit_Id__c"
    if column.kind == "name":
        return "Name"
    name = "_".join(part.capitalize() for part in column.key.split("_"))
    return f"{name}__r.JourneyKit_Id__c" if column.kind == "ref" else f"{name}__c"


FLAVOURS: dict[str, Flavour] = {
    "generic": Flavour("generic", _generic, ("true", "false"), {}),
    "hubspot": Flavour("hubspot", _hubspot, ("true", "false"), {"long": 65_536, "many": 65_536, "text": 65_536}),
    "salesforce": Flavour(
        "salesforce", _salesforce, ("TRUE", "FALSE"),
        {"id": 255, "name": 80, "text": 255, "choice": 255, "many": 32_000, "long": 32_000},
    ),
}  # fmt: skip
"""The flavours by name; `limits` are those of the kind of field that the page tells to make."""


def file_of(object_: str) -> str:
    """The name of an object's file: the number is its turn in the import."""
    return f"{list(OBJECTS).index(object_) + 1}-{object_.replace('_', '-')}.csv"
