"""The kinds of export that are recognised: by their headers alone, never by the name of the file.

What each tool writes is in reference/interop.md of the design; a new one is one `Kind` and one line in `KINDS`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from journeykit.diagnostics import Message, message
from journeykit.evidence.header_rows import Heads, bare, low, row_of, shown
from journeykit.evidence.logs.headers import STAFF, spoken_for
from journeykit.evidence.personal import holds_personal, may_be_personal
from journeykit.evidence.values import Column, Role
from journeykit.sheets import folded


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of export.

    `order` is how the tool writes dates that could be read two ways, when its headers tell. `tests` are what the
    status column says of rows that are no answers of customers.
    """

    name: str
    title: Message
    header_rows: int
    recognises: Callable[[Heads], bool]
    columns: Callable[[Heads], list[Column]]
    order: Callable[[Heads], str | None] = lambda _heads: None
    tests: frozenset[str] = frozenset()
    unanswered: frozenset[str] = frozenset()
    guards: bool = False
    """Whether the tool puts an apostrophe before every text, so that no spreadsheet takes it for a formula."""


def kind_of(heads: Heads) -> Kind:
    """Return the kind that the first rows of a file tell; a plain table when no tool is recognised."""
    seen = shown(heads)
    return next(kind for kind in KINDS if kind.recognises(seen))


def columns_of(kind: Kind, heads: Heads, sample: Heads = ()) -> tuple[Column, ...]:
    """Return the columns, each with a name of its own, personal ones marked: by their names, or by the first rows."""
    made = kind.columns(shown(heads))
    times = Counter(column.name for column in made)
    seen: Counter[str] = Counter()
    columns = []
    for column in made:
        name = column.name
        if times[name] > 1:
            seen[name] += 1
            name = f"{name} ({seen[name]})"
        role = column.role
        asked = (column.name, column.label, *column.also)
        if role in (Role.ANSWER, Role.OTHER) and (
            any(may_be_personal(one) for one in asked if one)
            or holds_personal(row[column.index] for row in sample if column.index < len(row))
        ):
            role = Role.PERSONAL
        columns.append(replace(column, name=name, role=role))
    return tuple(columns)


def _plain(heads: Heads, roles: dict[str, Role]) -> list[Column]:
    names = low(heads)
    return [
        Column(
            i, cell.strip() or f"column {i + 1}", role=roles.get(names[i], Role.ANSWER) if cell.strip() else Role.OTHER
        )
        for i, cell in enumerate(row_of(heads, 0))
    ]


# --- Qualtrics

_IMPORT_ID = re.compile(r'^\s*\{\s*"ImportId"', re.IGNORECASE)
_QUALTRICS = {
    "startDate": Role.OTHER, "endDate": Role.OTHER, "recordedDate": Role.DATE, "status": Role.STATUS,
    "ipAddress": Role.PERSONAL, "progress": Role.OTHER, "duration": Role.OTHER, "finished": Role.OTHER,
    "_recordId": Role.RESPONDENT, "recipientLastName": Role.PERSONAL, "recipientFirstName": Role.PERSONAL,
    "recipientEmail": Role.PERSONAL, "externalDataReference": Role.PERSONAL, "locationLatitude": Role.PERSONAL,
    "locationLongitude": Role.PERSONAL, "distributionChannel": Role.OTHER, "userLanguage": Role.OTHER,
}  # fmt: skip
_LEGACY = {
    "responseid": Role.RESPONDENT, "responseset": Role.OTHER, "name": Role.PERSONAL, "recipientlastname": Role.PERSONAL,
    "recipientfirstname": Role.PERSONAL, "externaldatareference": Role.PERSONAL, "email": Role.PERSONAL,
    "emailaddress": Role.PERSONAL, "recipientemail": Role.PERSONAL, "ipaddress": Role.PERSONAL,
    "status": Role.STATUS, "startdate": Role.OTHER, "enddate": Role.DATE, "finished": Role.OTHER,
}  # fmt: skip
_NO_CUSTOMERS = frozenset(
    {"1", "2", "8", "9", "12", "17", "survey preview", "survey test", "spam", "offline survey preview"}
)
_NOT_ANSWERED = frozenset({"-99", "-98"})


def _is_qualtrics(heads: Heads) -> bool:
    cells = [cell for cell in row_of(heads, 2) if cell.strip()]
    # Somebody may have added a column of his own.
    return sum(_IMPORT_ID.match(cell) is not None for cell in cells) * 2 > len(cells)


def _qualtrics(heads: Heads) -> list[Column]:
    made = []
    for i, (name, cell) in enumerate(zip(row_of(heads, 0), row_of(heads, 2), strict=False)):
        import_id = _import_id(cell)
        label = " ".join((row_of(heads, 1)[i] if i < len(row_of(heads, 1)) else "").split())
        if not import_id:
            made.append(Column(i, name.strip() or f"column {i + 1}", label=label, role=Role.OTHER))
            continue
        also = (name.strip(),) if name.strip() not in ("", import_id) else ()
        made.append(Column(i, import_id, also, label, _QUALTRICS.get(import_id, Role.ANSWER)))
    return made


def _import_id(cell: str) -> str:
    try:
        said = json.loads(cell)
    except ValueError:
        return ""
    parts_of = {key.casefold(): value for key, value in said.items()} if isinstance(said, dict) else {}
    parts = (parts_of.get("importid"), parts_of.get("choiceid"))
    return "_".join(str(part) for part in parts if part)


def _is_legacy(heads: Heads) -> bool:
    first, second = low(heads), low(heads, 1)
    if not second or row_of(heads, 1)[0].startswith("R_"):
        return False  # the row with the questions is gone, and this is the first answer
    return first[:3] == ["v1", "v2", "v3"] or (
        first[:2] == ["responseid", "responseset"] and second[:1] == ["responseid"]
    )


def _legacy(heads: Heads) -> list[Column]:
    names, made = low(heads, 1), []
    for i, name in enumerate(row_of(heads, 0)):
        label = " ".join((row_of(heads, 1)[i] if i < len(row_of(heads, 1)) else "").split())
        role = _LEGACY.get(names[i].replace(" ", ""), Role.ANSWER) if i < len(names) and i < 10 else Role.ANSWER
        if not name.strip():  # every line of this kind ends in a comma
            role = Role.OTHER
        made.append(Column(i, name.strip() or f"column {i + 1}", label=label, role=role))
    return made


# --- SurveyMonkey

_MONKEY = {
    "respondent id": Role.RESPONDENT, "collector id": Role.OTHER, "start date": Role.OTHER, "end date": Role.DATE,
    "date created": Role.OTHER, "date modified": Role.DATE, "ip address": Role.PERSONAL, "email address": Role.PERSONAL,
    "first name": Role.PERSONAL, "last name": Role.PERSONAL, "custom data 1": Role.PERSONAL, "language": Role.OTHER,
    "begindatum": Role.OTHER, "startdatum": Role.OTHER, "einddatum": Role.DATE, "ip adres": Role.PERSONAL,
    "e mailadres": Role.PERSONAL, "voornaam": Role.PERSONAL, "achternaam": Role.PERSONAL,
}  # fmt: skip
_CUSTOM = re.compile(r"(?:custom|aangepaste)(?: data| gegevens)? \d+")
_MONKEY_BLANK = 3
_ONE_ANSWER = ("", "response", "open-ended response", "antwoord", "open antwoord")


def _is_monkey(heads: Heads) -> bool:
    names, below = low(heads), row_of(heads, 1)[:_MONKEY_BLANK]
    if any(map(str.strip, below)):
        return False  # the second row of headers is gone, and this is the first answer
    return names[:1] == ["respondent id"] and (names[1:2] == ["collector id"] or len(below) == _MONKEY_BLANK)


def _monkey(heads: Heads) -> list[Column]:
    made, question = [], ""
    for i, cell in enumerate(row_of(heads, 0)):
        name = " ".join(cell.split())
        role = Role.PERSONAL if _CUSTOM.fullmatch(bare(name)) else _MONKEY.get(bare(name))
        question = name or question  # to the right of a question its choices stand below empty cells
        choice = " ".join((row_of(heads, 1)[i] if i < len(row_of(heads, 1)) else "").split())
        if role is not None:
            made.append(Column(i, name, role=role))
        elif choice.casefold() in _ONE_ANSWER:
            made.append(Column(i, question or f"column {i + 1}", role=Role.ANSWER if question else Role.OTHER))
        else:
            made.append(Column(i, f"{question} / {choice}", (choice,), question))
    return made


# --- Typeform, Microsoft Forms, Google Forms, CustomerGauge

_TYPEFORM = {
    "#": Role.RESPONDENT, "response type": Role.OTHER, "start date (utc)": Role.OTHER, "stage date (utc)": Role.OTHER,
    "submit date (utc)": Role.DATE, "network id": Role.PERSONAL, "tags": Role.OTHER, "ending": Role.OTHER,
}  # fmt: skip


def _is_typeform(heads: Heads) -> bool:
    names = low(heads)
    return "submit date (utc)" in names and (names[:1] == ["#"] or "network id" in names)


_FORMS_EN = ["id", "start time", "completion time", "email", "name"]
_FORMS_NL = ["id", "begintijd", "tijd van voltooien", "e mail", "naam"]
_FORMS_LEAST = 3
"""An anonymous form may lack who filled it in."""
_FORMS_ROLES = (Role.RESPONDENT, Role.OTHER, Role.DATE, Role.PERSONAL, Role.PERSONAL)
_FORMS_LATER = {
    "last modified time": Role.OTHER, "tijd van laatste wijziging": Role.OTHER, "total points": Role.OTHER,
    "totaal aantal punten": Role.OTHER, "quiz feedback": Role.OTHER, "feedback over test": Role.OTHER,
}  # fmt: skip


def _forms_alike(heads: Heads) -> int:
    """Return how many of the first columns are those of a form: tenants differ in a hyphen or a word."""
    names = low(heads)[: len(_FORMS_EN)]
    by_language = [[a == b for a, b in zip(names, known, strict=False)] for known in (_FORMS_EN, _FORMS_NL)]
    if any(sum(same) >= len(_FORMS_EN) - 1 for same in by_language):
        return len(_FORMS_EN)
    return _FORMS_LEAST if any(len(same) >= _FORMS_LEAST and all(same[:_FORMS_LEAST]) for same in by_language) else 0


def _is_microsoft(heads: Heads) -> bool:
    return _forms_alike(heads) > 0


def _microsoft(heads: Heads) -> list[Column]:
    made, alike = _plain(heads, _FORMS_LATER), _forms_alike(heads)
    return [replace(one, role=_FORMS_ROLES[i]) if i < alike else one for i, one in enumerate(made)]


def _microsoft_order(heads: Heads) -> str | None:
    return "day-first" if set(low(heads)[1:3]) & set(_FORMS_NL[1:3]) else "month-first"


_GOOGLE = {
    "timestamp": Role.DATE, "tijdstempel": Role.DATE, "username": Role.PERSONAL, "gebruikersnaam": Role.PERSONAL,
    "email address": Role.PERSONAL, "e mailadres": Role.PERSONAL, "score": Role.ANSWER,
}  # fmt: skip


def _is_google(heads: Heads) -> bool:
    return bool(row_of(heads, 0)) and row_of(heads, 0)[0].strip() in ("Timestamp", "Tijdstempel")


def _google_order(heads: Heads) -> str | None:
    return "day-first" if low(heads)[:1] == ["tijdstempel"] else None  # in English the account decides


_GAUGE = {
    "follow up request": Role.OTHER, "follow up details": Role.PERSONAL, "sent date": Role.OTHER,
    "response date": Role.DATE, "account name": Role.PERSONAL, "account manager": Role.PERSONAL,
    "email": Role.PERSONAL, "phone": Role.PERSONAL,
}  # fmt: skip


def _is_gauge(heads: Heads) -> bool:
    return {"nps score", "sent date", "response date"} <= set(low(heads))


# --- event logs


def _is_log(heads: Heads) -> bool:
    return spoken_for(row_of(heads, 0)) is not None


def _log(heads: Heads) -> list[Column]:
    return [replace(one, role=Role.PERSONAL) if folded(one.name) in STAFF else one for one in _plain(heads, {})]


KINDS: tuple[Kind, ...] = (
    Kind("qualtrics", message("Qualtrics, three rows of headers (qualtrics)"), 3, _is_qualtrics, _qualtrics,
         tests=_NO_CUSTOMERS, unanswered=_NOT_ANSWERED),
    Kind("qualtrics-legacy", message("Qualtrics as it was until 2017 (qualtrics-legacy)"), 2, _is_legacy, _legacy,
         tests=_NO_CUSTOMERS, unanswered=_NOT_ANSWERED),
    Kind("surveymonkey", message("SurveyMonkey, two rows of headers (surveymonkey)"), 2, _is_monkey, _monkey),
    Kind("typeform", message("Typeform (typeform)"), 1, _is_typeform, lambda heads: _plain(heads, _TYPEFORM),
         guards=True),
    Kind("microsoft-forms", message("Microsoft Forms (microsoft-forms)"), 1, _is_microsoft, _microsoft, _microsoft_order),
    Kind("google-forms", message("Google Forms (google-forms)"), 1, _is_google, lambda heads: _plain(heads, _GOOGLE), _google_order),
    Kind("customergauge", message("CustomerGauge (customergauge)"), 1, _is_gauge, lambda heads: _plain(heads, _GAUGE)),
    Kind("event-log", message("an event log (event-log)"), 1, _is_log, _log),
    Kind("table", message("a plain table (table)"), 1, lambda _heads: True, lambda heads: _plain(heads, {})),
)  # fmt: skip
"""All kinds; the first that recognises a file has it. The last one takes whatever is left."""

BY_NAME = {kind.name: kind for kind in KINDS}
