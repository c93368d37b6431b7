"""What all rules about references share: a word that is in no list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Fix, Message, Place, TextEdit, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case


def missing(
    case: Case,
    place: Place,
    said: Message,
    word: str,
    names: frozenset[str],
    hint: Message | None = None,
    *,
    by_use: bool = True,
) -> Iterator[Finding]:
    """Yield a finding when a word is not among the names, unless a file that could not be read may hold it."""
    if word not in names and not case.known.may_be_lost(word, by_use=by_use):
        near = case.known.hint(word, names)
        yield Finding(place, said, hint=hint or near, fix=_fix(case, place, near) if hint is None and near else None)


def _fix(case: Case, place: Place, near: Message) -> Fix | None:
    """Return the nearest name in place of the word: not a safe mend, since another one may have been meant."""
    document = case.workspace.document(place.file)
    if document is None:
        return None
    better = str(dict(near.args)["word"])
    edit = TextEdit(document.tree.span(place.path, at_key=place.at_key), better)
    return Fix(message('write "{new}"', new=better), place.file, (edit,), safe=False)
