"""Ids for what comes in by name only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.model import Persona
from journeykit.model.slug import slug

if TYPE_CHECKING:
    from journeykit.workspace import Workspace

_LONGEST = 80


def explicit_ids(names: Sequence[str], taken: Collection[str] = ()) -> list[str | None]:
    """Return, per name, the id that must be written beside it; None where the name alone gives the right one."""
    natural = [slug(name) for name in names]
    reserved = {*taken, *natural}
    used = set(taken)
    ids: list[str | None] = []
    for id_ in natural:
        if id_ not in used:
            used.add(id_)
            ids.append(None)
            continue
        own = free_id(id_, reserved)
        reserved.add(own)
        used.add(own)
        ids.append(own)
    return ids


def ids_of(names: Sequence[str], taken: Collection[str] = ()) -> list[str]:
    """Return a valid id per name, no two the same."""
    return [own or slug(name) for name, own in zip(names, explicit_ids(names, taken), strict=True)]


def free_id(id_: str, taken: Collection[str]) -> str:
    """Return the id itself, or with the first number that makes it free: `call`, `call-2`, `call-3`."""
    if id_ not in taken:
        return id_
    number = 2
    while (own := f"{id_[: _LONGEST - len(str(number)) - 1].rstrip('-')}-{number}") in taken:
        number += 1
    return own


def taken_journeys(workspace: Workspace, folder: PurePosixPath, file: PurePosixPath | None) -> frozenset[str]:
    """Return the ids of journeys that new documents may not have.

    A journey is replaced, and takes no id, when it stands in the file that new documents go to, or in the file of
    their folder that has its id for a name.
    """
    return frozenset(
        document.model.id
        for document in workspace.documents_of("journey")
        if document.file not in (file, folder / f"{document.model.id}.yaml")
    )


def taken_personas(workspace: Workspace, without: Collection[PurePosixPath]) -> frozenset[str]:
    """Return the ids of personas that new documents may not have; some files are left out, because they go."""
    inside = {
        whole.id
        for document in workspace.documents_of("journey")
        if document.file not in without
        for whole in document.model.personas
        if isinstance(whole, Persona)
    }
    return frozenset(inside | {document.model.id for document in workspace.documents_of("persona")})


def known_personas(workspace: Workspace) -> dict[str, str]:
    """Return the names of the personas that are documents of their own, by id."""
    return {document.model.id: document.model.name for document in workspace.documents_of("persona")}
