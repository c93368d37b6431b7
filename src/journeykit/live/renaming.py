"""Another id for something, everywhere: where it is given, and wherever it is used, in all files at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit import text
from journeykit.diagnostics import JourneykitError, TextEdit, message
from journeykit.live.names import Given, Names, Used
from journeykit.model.base import ID_PATTERN

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.text import Plain
    from journeykit.workspace import Workspace

Texts = Mapping[PurePosixPath, bytes]

# A bare word gets the long form when it needs an id beside its name.
_NAME_KEY = {"improvement": "title", "basic": "text", "brand rule": "text"}


def home_of(names: Names, one: Given | Used) -> Given:
    """Return the one place that gives an id.

    Raises:
        JourneykitError: Nobody gives it, or several do.
    """
    givers = (one,) if isinstance(one, Given) else names.meant(one)
    homes = {home for giver in givers for home in names.homes(giver)}
    if not homes:
        raise JourneykitError(message('nothing in the project has the id "{id}"', id=one.id))
    here = {home for home in homes if home.file == one.file}
    if len(homes) > 1 and len(here) == 1:
        homes = here
    if len(homes) > 1:
        files = ", ".join(sorted({home.file.as_posix() for home in homes}))
        raise JourneykitError(message('"{id}" is given more than once: {files}', id=one.id, files=files))
    return homes.pop()


def renamed(
    workspace: Workspace,
    one: Given | Used,
    new: str,
    check: Callable[[Workspace], Report],
    reread: Callable[[Texts], Workspace],
) -> dict[PurePosixPath, tuple[TextEdit, ...]]:
    """Return the edits, per file, that give something another id. Nothing is written.

    Args:
        workspace: The project as it stands.
        one: Where the id is given or used.
        new: The new id.
        check: How a project is checked.
        reread: Reads the project again with other texts: what would be broken afterwards is not done.

    Raises:
        JourneykitError: The new id is none, is taken, or the change would break something; the message says which.
    """
    names = Names(workspace.documents)
    home = home_of(names, one)
    if not re.fullmatch(ID_PATTERN, new):
        raise JourneykitError(message('"{id}" is no id: small letters, digits and hyphens', id=new))
    if any(other.what == home.what and other.id == new and other.journey == home.journey for other in names.given):
        raise JourneykitError(message('there is already something with the id "{id}"', id=new))
    edits: dict[PurePosixPath, tuple[TextEdit, ...]] = {home.file: _given_anew(workspace, home, new)}
    for use in names.used:
        word = _word(names, use, home, new)
        if word is not None:
            edits[use.file] = edits.get(use.file, ()) + _used_anew(workspace, names, use, word)
    _prove(workspace, edits, check, reread)
    return edits


def _word(names: Names, use: Used, home: Given, new: str) -> str | None:
    """Return what a use says afterwards, None when it speaks of something else."""
    if home.what == "journey" and use.prefix == f"{home.id}/":
        return f"{new}/{use.id}"
    if use.what != home.what or use.id != home.id:
        return None
    homes = {one for giver in names.meant(use) for one in names.homes(giver)}
    if home not in homes:
        return None
    if len(homes) > 1 and {one for one in homes if one.file == use.file} != {home}:
        raise JourneykitError(
            message('"{id}" in {file} may mean several; name its journey first', id=use.id, file=use.file.as_posix())
        )
    return f"{use.prefix}{new}"


def _given_anew(workspace: Workspace, home: Given, new: str) -> tuple[TextEdit, ...]:
    document = workspace.document(home.file)
    assert document is not None
    if home.by == "":
        word = text.Plain(str(document.tree.get(home.path)))
        whole: dict[str, str | Plain] = {"id": new, _NAME_KEY.get(home.what, "name"): str(word)}
        return text.set_value(document.tree, home.path, whole)
    return text.set_value(document.tree, (*home.path, "id"), new)


def _used_anew(workspace: Workspace, names: Names, use: Used, word: str) -> tuple[TextEdit, ...]:
    if use.is_key:
        return (TextEdit(names.span(use), word),)
    document = workspace.document(use.file)
    assert document is not None
    return text.set_value(document.tree, use.path, word)


def _prove(
    workspace: Workspace,
    edits: Mapping[PurePosixPath, tuple[TextEdit, ...]],
    check: Callable[[Workspace], Report],
    reread: Callable[[Texts], Workspace],
) -> None:
    """Refuse what would bring a new finding: a name that nobody knows, an id that is there twice."""
    after = reread({file: text.apply(workspace.texts[file], changes, file=file) for file, changes in edits.items()})
    before = {(one.code, one.file) for one in check(workspace).diagnostics}
    worse = next((one for one in check(after).diagnostics if (one.code, one.file) not in before), None)
    if worse is not None:
        raise JourneykitError(
            message("then {file} would say: {finding}", file=worse.file.as_posix(), finding=worse.message.english)
        )
