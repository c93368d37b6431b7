"""From the text of one diagram to what it says, or to everything that is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from journeykit.diagnostics import Message, message
from journeykit.exchange.mermaid.diagram import Aside, Diagram, Section, Task, Trouble
from journeykit.exchange.mermaid.tokens import Token, plain, tokens
from journeykit.text.characters import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT_LINE: Final = re.compile(r"^[^\S\n]*%%(?!\{)[^\n]+\n?", re.MULTILINE)
_FRONT: Final = re.compile(r"([^\S\n]*)---[^\S\n]*\n(?P<body>.*?\n)??\1---[^\S\n]*(?:\n|$)", re.DOTALL)
_FIRST_WORD: Final = re.compile(r"\S+")
_JOURNEY: Final = re.compile(r"journey(?![A-Za-z0-9_])", re.IGNORECASE)
_SCORED: Final = re.compile(r":[^:\n]*\d")
_NUMBER: Final = re.compile(r"\s*[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?\s*")

# Who has more than these reads no further.
_MOST_TROUBLES: Final = 1000

_TASK_FORM = message("a task is written as `name: score: actor, actor`")


def is_journey(text: str) -> bool:
    """Whether a diagram says that it is a journey."""
    body, _ = _body(text)
    return bool(_JOURNEY.match(body.lstrip()))


def parse(text: str) -> Diagram:
    """Read one diagram; its line ends are newlines. Offsets in the result count in `text`."""
    diagram = Diagram()
    body, asides = _body(text)
    diagram.asides += asides
    comments = len(_COMMENT_LINE.findall(body))
    body = _COMMENT_LINE.sub(lambda found: _blank(found[0]), body)
    first = _FIRST_WORD.search(body)
    if first is None or not _JOURNEY.match(body, first.start()):
        diagram.troubles.append(_no_journey(first))
        return diagram
    found = list(tokens(body, first.start()))[1:]
    diagram.comments = comments + sum(token.kind == "comment" for token in found)
    _statements(diagram, body, [token for token in found if token.kind != "comment"])
    return diagram


def number(score: str) -> float | None:
    """Return the number that mermaid sees in a score; None when it sees none."""
    return float(score) if _NUMBER.fullmatch(score) else None


def _body(text: str) -> tuple[str, list[Aside]]:
    """Return the text with front matter and directives blanked out, offsets kept, and what those said."""
    asides: list[Aside] = []
    front = _FRONT.match(text)
    if front:
        asides.append(Aside("front", front["body"] or "", front.start("body") if front["body"] else 0))
        text = _blank(front[0]) + text[front.end() :]
    pieces: list[str] = []
    done = 0
    # By hand: a pattern would look for the end of each of a million open directives.
    while (start := text.find("%%{", done)) >= 0 and (end := text.find("}%%", start + 3)) >= 0:
        asides.append(Aside("directive", text[start + 3 : end].strip(), start))
        pieces += (text[done:start], _blank(text[start : end + 3]))
        done = end + 3
    return "".join((*pieces, text[done:])), asides


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _no_journey(first: re.Match[str] | None) -> Trouble:
    hint = message("only diagrams that start with the word `journey` can be read")
    if first is None:
        return Trouble(0, 0, message("there is no diagram in it"), hint)
    word = first[0][:40]
    return Trouble(
        first.start(), first.end(), message('this is no journey: its first word is "{word}"', word=word), hint
    )


def _statements(diagram: Diagram, text: str, found: list[Token]) -> None:
    """Put the statements in the diagram; after one that is wrong, go on at the next line."""
    waiting = iter([*found, Token("end", "", len(text), len(text), len(text))])
    for token in waiting:
        if len(diagram.troubles) >= _MOST_TROUBLES:
            return
        wrong = FORBIDDEN.search(plain(token.text))
        if wrong:  # only an entity can smuggle it in: the text itself was looked at
            diagram.troubles.append(_smuggled(token, wrong[0]))
        if token.kind == "name":
            after = next(waiting)
            if after.kind == "data":
                _task(diagram, token, after)
                continue
            diagram.troubles.append(_no_task(token, after))
            _skip_line(waiting, after)
        elif token.kind in ("title", "accTitle", "accDescr", "block"):
            kind = "accDescr" if token.kind == "block" else token.kind
            diagram.asides.append(Aside(kind, plain(token.text), token.start))
        elif token.kind == "section":
            diagram.sections.append(Section(plain(token.text), token.start))
            if not diagram.sections[-1].name:
                diagram.troubles.append(Trouble(token.start, token.start + 7, message("the section has no name")))
        elif token.kind not in ("newline", "end"):
            diagram.troubles.append(_misplaced(token, text))
            _skip_line(waiting, token)


def _skip_line(waiting: Iterator[Token], token: Token) -> None:
    while token.kind not in ("newline", "end"):
        token = next(waiting)


def _task(diagram: Diagram, name: Token, data: Token) -> None:
    score, *rest = data.text[1:].split(":")
    actors = dict.fromkeys(plain(actor) for actor in (rest[0] if rest else "").split(","))
    actors.pop("", None)
    score_at = data.start + 1 + len(score) - len(score.lstrip())
    dropped = ":".join(rest[1:])
    task = Task(plain(name.text), score.strip(), tuple(actors), plain(dropped), name.start, score_at)
    if not diagram.sections:
        diagram.sections.append(Section(None, name.start))
    if not task.name:
        diagram.troubles.append(Trouble(name.start, name.end, message("the task has no name"), _TASK_FORM))
    elif number(score) is None:
        diagram.troubles.append(_no_score(task, rest))
    else:
        diagram.sections[-1].tasks.append(task)


def _no_score(task: Task, rest: list[str]) -> Trouble:
    start, end = task.score_at, task.score_at + max(len(task.score), 1)
    if not task.score:
        return Trouble(start, end, message('the task "{name}" has no score', name=task.name), _TASK_FORM)
    hint: Message = _TASK_FORM
    if rest and number(rest[0].strip()) is not None:
        hint = message("a name holds no colon: write a dash or `∶` for the first one")
    elif number(task.score.replace(",", ".")) is not None:
        hint = message("a decimal point, not a comma")
    return Trouble(start, end, message('the score "{score}" is not a number', score=plain(task.score)), hint)


def _no_task(name: Token, after: Token) -> Trouble:
    """A text that is no task: nothing that starts with a colon follows it."""
    text = plain(name.text)
    end = name.start + len(name.text.rstrip())
    if after.kind == "other":
        return _sign(after)
    if after.kind == "colon":
        return Trouble(after.start, after.end, message('the task "{name}" has no score', name=text), _TASK_FORM)
    hint = (
        message("write `{name}: score`; the arrow `->` is no colon", name=text.split("->")[0].strip())
        if ("->" in text)
        else _TASK_FORM
    )
    return Trouble(
        name.start, end, message('"{text}" is no keyword, and no task: the score is missing', text=text), hint
    )


def _misplaced(token: Token, text: str) -> Trouble:
    if token.kind == "journey":
        line_end = text.find("\n", token.start)
        rest = text[token.start : line_end if line_end >= 0 else None]
        if _SCORED.search(rest):
            return Trouble(
                token.start, token.end,
                message("mermaid takes the word `journey` at the start of a name for its keyword"),
                message("begin the name with another word"),
            )  # fmt: skip
        return Trouble(
            token.start, token.end, message("a second diagram starts here"), message("put each diagram in its own file")
        )
    if token.kind == "open block":
        return Trouble(
            token.start, token.start + len("accDescr"),
            message("the description that starts here is never closed"), message("write `}}` where it ends"),
        )  # fmt: skip
    if token.kind in ("data", "colon"):
        return Trouble(
            token.start, token.start + 1,
            message("a colon cannot stand here"),
            message("the name of a section holds no colon, and a task begins with its name"),
        )  # fmt: skip
    return _sign(token)


def _smuggled(token: Token, character: str) -> Trouble:
    name = f"U+{ord(character):04X}"
    return Trouble(token.start, token.end, message("an entity stands for {name}, which no text may hold", name=name))


def _sign(token: Token) -> Trouble:
    """A sign that mermaid cannot read where it stands; in practice a semicolon."""
    hint = message("take it out, or write it as `#59;`") if token.text == ";" else _TASK_FORM
    return Trouble(token.start, token.end, message('the sign "{sign}" cannot stand here', sign=plain(token.text)), hint)
