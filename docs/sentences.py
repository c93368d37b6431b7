"""What the program says: every sentence in the source, found by its mark.

A mark is a call: `t("…")`, `message("…")`, and `phrases.count(n, "{count} map", "{count} maps")`. Where the sentence comes from a
table (`t(UNITS[unit])`) or a name (`t(words)`), what that table or name holds is followed as far as it can be read off the source.
"""

from __future__ import annotations

import ast
import string
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from journeykit.process.collecting import without_collecting

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "journeykit"

# Which arguments of a marked call are sentences.
_MARKS = {"t": slice(1), "message": slice(1), "count": slice(1, 3)}


class Said(NamedTuple):
    """One sentence in the source: the file of the call that says it, that call, and what is said (mostly a literal)."""

    path: Path
    call: ast.Call
    text: ast.expr

    @property
    def place(self) -> str:
        """File and line of the call, for people."""
        return f"{self.path.relative_to(ROOT).as_posix()}:{self.call.lineno}"

    @property
    def literal(self) -> str | None:
        """The sentence, where it can be read."""
        return self.text.value if isinstance(self.text, ast.Constant) and isinstance(self.text.value, str) else None


@cache
def tree(path: Path) -> ast.Module:
    """Return a module, parsed; all of the package are parsed in one go."""
    return _trees().get(path) or _parsed(path)


@cache
def _trees() -> dict[Path, ast.Module]:
    with without_collecting():  # looking for garbage among what all stays takes three times as long as parsing
        return {path: _parsed(path) for path in sources()}


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def sources() -> list[Path]:
    """Return every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def said() -> Iterator[Said]:
    """Return every marked sentence, file by file, in the order in which they stand there."""
    for path in sources():
        found = [
            Said(path, call, text)
            for scope in _scopes(tree(path))
            for call in _calls(scope)
            for argument in _sentences(call)
            for text in _texts(argument, path, scope)
        ]
        yield from sorted(found, key=lambda one: (one.call.lineno, one.text.lineno, one.text.col_offset))


def called(node: ast.Call) -> str:
    """Return the last name of what is called: `t`, `console.t` and `self.t` are all `t`."""
    function = node.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def literals() -> set[str]:
    """Return every text in the source: some tables are too far from the `t` that says what they hold."""
    return {
        node.value
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def gaps(text: str) -> set[str]:
    """Return the names of the gaps of a sentence."""
    return {field.split(".")[0].split("[")[0] for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def _scopes(module: ast.Module) -> Iterator[ast.AST]:
    """Return the functions and methods of a module (those inside others stay with them), and the rest as one."""
    rest = ast.Module([], [])
    for node in module.body:
        inside = node.body if isinstance(node, ast.ClassDef) else [node]
        for one in inside:
            if isinstance(one, ast.FunctionDef):
                yield one
            else:
                rest.body.append(one)
    yield rest


def _calls(scope: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(scope) if isinstance(node, ast.Call))


def _sentences(call: ast.Call) -> Iterable[ast.expr]:
    name = called(call)
    # `words.count("a")` of a list or a text is something else.
    if name == "count" and len(call.args) != 3:
        return ()
    return call.args[_MARKS[name]] if name in _MARKS else ()


def _texts(node: ast.expr, path: Path, scope: ast.AST, seen: tuple[str, ...] = ()) -> Iterator[ast.expr]:
    """Return what an expression can be: both sides of `a if x else b`, what a name was given, what a table holds."""
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body, path, scope, seen)
        yield from _texts(node.orelse, path, scope, seen)
    elif isinstance(node, ast.Name):
        for value in () if node.id in seen else _given(node.id, scope) or _given_above(node.id, path):
            yield from _texts(value, path, scope, (*seen, node.id))
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        for table in _given_above(node.value.id, path):
            held = table.values if isinstance(table, ast.Dict) else getattr(table, "elts", [])
            yield from (value for value in held if isinstance(value, ast.Constant))
    else:
        yield node


def _given(name: str, scope: ast.AST) -> list[ast.expr]:
    """Return what a name is given anywhere in a function."""
    return [
        node.value
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id == name
    ]


@cache
def _given_above(name: str, path: Path) -> list[ast.expr]:
    """Return what a name is given at the top of a module, or of the module of ours that it comes from."""
    top = [node for node in tree(path).body if isinstance(node, ast.Assign | ast.AnnAssign)]
    given = _given(name, ast.Module(top, []))
    if given:
        return given
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("journeykit."):
            for alias in node.names:
                if name == (alias.asname or alias.name):
                    place = PACKAGE.parent.joinpath(*str(node.module).split("."))
                    file = place.with_suffix(".py") if place.with_suffix(".py").is_file() else place / "__init__.py"
                    return _given_above(alias.name, file)
    return []
