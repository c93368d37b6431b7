"""What pydantic found wrong, in the words of the user: a code, a place, what was expected, a hint."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Finding, Fix, Message, Place, TextEdit, message
from journeykit.model.base import COLOUR_PATTERN, DAYS_PATTERN, FILE_PATTERN, ID_LIMIT, ID_PATTERN, TIME_PATTERN
from journeykit.model.fields import names, part_at
from journeykit.model.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import PurePosixPath

    from journeykit.diagnostics import KeyPath
    from journeykit.model.base import Part
    from journeykit.text import Tree

_TYPES: dict[str, Message] = {
    "string_type": message("this must be a text"),
    "not_a_number": message("this must be a number"),
    "decimal_comma": message("this must be a number with a decimal point"),
    "not_whole": message("this must be a whole number"),
    "int_from_float": message("this must be a whole number"),
    "int_type": message("this must be a whole number"),
    "float_type": message("this must be a number"),
    "finite_number": message("this must be a finite number"),
    "not_a_flag": message("this must be yes or no"),
    "bool_type": message("this must be yes or no"),
    "tuple_type": message("this must be a list"),
    "dict_type": message("this must be a mapping: keys with values"),
    "model_type": message("this must be a mapping: keys with values"),
    "model_attributes_type": message("this must be a mapping: keys with values"),
    "bad_scale": message("this must be a scale: [min, max], or percent"),
    "not_months": message("this must be a number of months such as 12"),
    "date_type": message("this must be a date such as 2026-09-30"),
}
_PATTERNS: dict[str, tuple[str, Message]] = {
    ID_PATTERN: ("JK106", message("an id has only lower-case letters a-z, digits and hyphens between them")),
    COLOUR_PATTERN: ("JK104", message("this must be a colour such as #0B5FA5")),
    FILE_PATTERN: ("JK104", message("this must be a file inside the project, such as pictures/logo.svg")),
    TIME_PATTERN: ("JK104", message('this must be a time such as "09:00"')),
    DAYS_PATTERN: (
        "JK104",
        message("this must be a day (mon, tue, wed, thu, fri, sat, sun) or a range such as mon-fri"),
    ),
}
_PERIODS: dict[str, Message] = {
    "bad_date": message("this must be a date that exists, such as 2026-09-30"),
    "bad_period": message("this must be a period such as 2026, 2026-Q3, 2026-09, 2026-W38 or 2026-09-30"),
}
_RANGES: dict[str, tuple[Message, str]] = {
    "greater_than_equal": (message("this must be {limit} or more", limit=0), "ge"),
    "less_than_equal": (message("this must be {limit} or less", limit=0), "le"),
    "greater_than": (message("this must be more than {limit}", limit=0), "gt"),
    "less_than": (message("this must be less than {limit}", limit=0), "lt"),
}
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


def near(word: str, known: Sequence[str]) -> str | None:
    """Return the known word that somebody most likely meant."""
    found = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Sequence[str]) -> Message | None:
    """Return the hint with the nearest known word."""
    found = near(word, known)
    return message('did you mean "{word}"?', word=found) if found else None


def real_path(location: tuple[int | str, ...]) -> KeyPath:
    """Return the key path of a pydantic location: without the tags of unions and the marks of keys."""
    return tuple(part for part in location if not (isinstance(part, str) and (part.startswith("=") or part == "[key]")))


def findings(
    file: PurePosixPath, tree: Tree, model: type[Part], errors: Sequence[Any], said: Iterable[Finding] = ()
) -> Iterator[Finding]:
    """Yield a finding for each error of `ValidationError.errors()`, without follow-up errors.

    An `id` that is missing only because the name is missing or wrong is no finding of its own, nor is a field that is
    missing only because it was taken out for what was `said` of it before, or because its key is misspelt.
    """
    before = {found.place.path for found in said}
    shown = [{**error, "loc": _standing(tree, real_path(error["loc"]))} for error in errors]
    wrong = {real_path(error["loc"]) for error in errors}
    missing = {error["loc"] for error in shown if error["type"] == "missing"}
    meant = {_meant(model, error["loc"]) for error in shown if error["type"] == "extra_forbidden"} if missing else set()
    for error in shown:
        path = error["loc"]
        if error["type"] == "missing" and (path in before or path in meant):
            continue
        if error["type"] == "missing" and path[-1] == "id":
            part = part_at(model, path[:-1])
            if part is not None and part.named_by:
                name = (*path[:-1], part.named_by)
                if name in wrong:
                    continue
                if isinstance(tree.get(name), str):  # a blank name, that no id can be made of
                    path = name
        yield _finding(file, tree, model, path, error)


def _standing(tree: Tree, path: KeyPath) -> KeyPath:
    """Cut what a short form was lifted to: of `importance: 9` the scalar is shown, not `customer` inside it."""
    for end in range(1, len(path)):
        if isinstance(tree.get(path[:end]), str):
            return path[:end]
    return path


def _finding(file: PurePosixPath, tree: Tree, model: type[Part], path: KeyPath, error: Any) -> Finding:
    kind, context = error["type"], error.get("ctx") or {}
    place = Place(file, path)
    if kind == "missing" and isinstance(path[-1], int):
        return Finding(Place(file, path[:-1]), message("this list is too short"), code="JK103")
    if kind == "missing":
        return Finding(
            Place(file, path[:-1], at_key=True),
            message('"{field}" is missing', field=str(path[-1])),
            hint=message('add "{field}: …" here', field=str(path[-1])),
            code="JK101",
        )
    if kind == "extra_forbidden":
        return _unknown_field(file, tree, model, path)
    if kind == "literal_error":
        return _not_one_of(place, tree, path, context)
    if kind in _RANGES:
        template, key = _RANGES[kind]
        return Finding(place, message(template.text, limit=_tidy(context[key])), code="JK105")
    if kind in _PERIODS:
        return Finding(place, _PERIODS[kind], code="JK108")
    if kind in ("string_too_long", "too_long", "too_large"):
        limit = context.get("max_length")
        text = (
            message("this is too long: at most {limit}", limit=limit) if limit else message("this number is too large")
        )
        return Finding(place, text, code="JK107")
    if kind == "too_short":
        return Finding(
            place, message("this list is too short: at least {limit}", limit=context["min_length"]), code="JK105"
        )
    if kind == "string_pattern_mismatch":
        return _pattern(place, tree, path, context["pattern"])
    return _wrong_type(place, tree, path, kind, model)


def _tidy(number: float) -> float | int:
    return int(number) if float(number).is_integer() else number


def _meant(model: type[Part], path: KeyPath) -> KeyPath | None:
    """Return the path of the field that a misspelt key most likely is."""
    part = part_at(model, path[:-1])
    meant = near(str(path[-1]), sorted(names(part))) if part is not None else None
    return (*path[:-1], meant) if meant is not None else None


def _unknown_field(file: PurePosixPath, tree: Tree, model: type[Part], path: KeyPath) -> Finding:
    part = part_at(model, path[:-1])
    word = str(path[-1])
    known = [] if part is None else sorted(names(part))
    place = Place(file, path, at_key=True)
    meant = near(word, known)
    fix = None
    if meant is not None and not tree.has((*path[:-1], meant)):
        fix = Fix(
            message('rename "{old}" to "{new}"', old=word, new=meant),
            file,
            (TextEdit(tree.span(path, at_key=True), meant),),
            safe=False,
        )
    if _is_rest_of_text(tree, path):
        hint = message("between braces a comma ends a value: put the text in quotes; a number has a decimal point")
    elif meant:
        hint = message('did you mean "{word}"?', word=meant)
    else:
        hint = message("a team's own fields stand below `meta:`; known here: {known}", known=", ".join(known))
    return Finding(
        place, message('the field "{field}" is not known here', field=word), hint=hint, fix=fix, code="JK102"
    )


def _is_rest_of_text(tree: Tree, path: KeyPath) -> bool:
    """Tell whether a key is what came after a comma, as `b` in `{text: a, b}`: nothing but the comma is around it."""
    if not tree.has(path) or tree.get(path) is not None:
        return False
    span = tree.span(path, at_key=True)
    start, end = tree.offset(span.line, span.column), tree.offset(span.end_line, span.end_column)
    return tree.text[:start].rstrip().endswith(",") and tree.text[end:].lstrip()[:1] in (",", "}")


def _not_one_of(place: Place, tree: Tree, path: KeyPath, context: dict[str, Any]) -> Finding:
    allowed = _QUOTED.findall(context["expected"])
    found = tree.get(path)
    word = found if isinstance(found, str) else ""
    meant = near(word, allowed) if word else None
    return Finding(
        place,
        message('"{word}" is not one of: {allowed}', word=word, allowed=", ".join(allowed))
        if word
        else message("this is not one of: {allowed}", allowed=", ".join(allowed)),
        hint=message('did you mean "{word}"?', word=meant) if meant else None,
        code="JK104",
    )


def _pattern(place: Place, tree: Tree, path: KeyPath, pattern: str) -> Finding:
    code, text = _PATTERNS[pattern]
    found = tree.get(path)
    if code != "JK106" or not isinstance(found, str):
        return Finding(place, text, code=code)
    better = slug(found)[:ID_LIMIT]
    fix = Fix(message('write "{new}"', new=better), place.file, (TextEdit(tree.span(path), better),), safe=False)
    return Finding(place, text, hint=message('for example "{word}"', word=better), fix=fix, code=code)


def _wrong_type(place: Place, tree: Tree, path: KeyPath, kind: str, model: type[Part]) -> Finding:
    text = _TYPES.get(kind) or message("this is not what is expected here")
    if kind == "decimal_comma":
        found = str(tree.get(path) or "")
        better = found.replace(",", ".")
        fix = Fix(message("write a decimal point"), place.file, (TextEdit(tree.span(path), better),))
        return Finding(
            place, text, hint=message('write "{word}": a decimal point, no comma', word=better), fix=fix, code="JK103"
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        part = part_at(model, path)
        known = ", ".join(sorted(names(part))) if part else ""
        hint = message("its keys may be: {known}", known=known) if known else None
        return Finding(place, text, hint=hint, code="JK103")
    return Finding(place, text, code="JK103")
