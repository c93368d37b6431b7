"""One survey as every tool exports it: the same respondents, the same answers, other headers, dates and encodings."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from journeykit.sheets import Column, Table, write_xlsx

PROJECT = {
    "journeykit.yaml": "kind: project\nformat: 1\nname: De Veerdienst\n",
    "overtocht.yaml": """\
kind: journey
id: overtocht
title: De overtocht
phases:
  - name: Kopen
    touchpoints: [{id: kaartje, name: Kaartje kopen}, {id: wachtrij, name: Wachten op de kade}]
  - name: Varen
    touchpoints: [{id: overvaart, name: Aan boord}]
""",
    "forens.yaml": "kind: persona\nid: forens\nname: Forens\n",
    "toerist.yaml": "kind: persona\nid: toerist\nname: Toerist\n",
}


@dataclass(frozen=True)
class Respondent:
    """What somebody answered; None is no answer."""

    number: int
    at: datetime
    ease: int | None
    boat: float | None
    recommend: int
    persona: str
    said: str


RESPONDENTS = tuple(
    Respondent(
        number=100 + i,
        at=datetime(2026, 7, 28, 9, 5, 0) + timedelta(hours=17 * i),
        ease=None if i % 11 == 0 else 1 + (i * 5) % 7,
        boat=None if i % 13 == 0 else 4 + (i * 7) % 13 / 2,
        recommend=(i * 3) % 11,
        persona="Toerist" if i % 3 == 0 else "forens",
        said="De café-bar was dicht; één koffie had geholpen" if i % 20 == 7 else "",
    )
    for i in range(60)
)
"""Sixty people in July, August and September; `boat` is a school mark with halves."""

EASE = "Hoe makkelijk was het kopen van uw kaartje?"
BOAT = "Welk cijfer geeft u de tijd aan boord, alles bij elkaar?"
RECOMMEND = "Hoe waarschijnlijk is het dat u ons aanbeveelt?"
SAID = "Wat wilt u nog kwijt?"
SECRETS = ("jansen@voorbeeld.example", "Jansen", "192.0.2.17", "52.3731")


def expected() -> dict[tuple[str | None, str, str], Counter[float]]:
    """Return the answers by touchpoint, metric and month, counted without the program."""
    found: dict[tuple[str | None, str, str], Counter[float]] = {}
    for one in RESPONDENTS:
        month = f"{one.at:%Y-%m}"
        for key, answer in (
            (("kaartje", "ces", month), one.ease),
            (("overvaart", "rating", month), one.boat),
            ((None, "nps", month), one.recommend),
        ):
            if answer is not None:
                found.setdefault(key, Counter())[float(answer)] += 1
    return found


def comma(value: float | None) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",")


def point(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def text(rows: Sequence[Sequence[str]], *, separator: str = ",", end: str = "\r\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator=end).writerows(rows)
    return stream.getvalue()


def _answers(one: Respondent, number: Callable[[float | None], str] = point) -> list[str]:
    return [number(one.ease), number(one.boat), number(one.recommend), one.persona, one.said]


def qualtrics(folder: Path) -> Path:
    fixed = [
        ("StartDate", "startDate"), ("EndDate", "endDate"), ("Status", "status"), ("IPAddress", "ipAddress"),
        ("Finished", "finished"), ("RecordedDate", "recordedDate"), ("ResponseId", "_recordId"),
        ("RecipientLastName", "recipientLastName"), ("RecipientEmail", "recipientEmail"),
        ("LocationLatitude", "locationLatitude"),
    ]  # fmt: skip
    asked = [("Q1", "QID1", EASE), ("Q2_1", "QID2", BOAT), ("Q3", "QID3", RECOMMEND), ("Q4", "QID4", "Wie bent u?"),
             ("Q5", "QID5_TEXT", SAID)]  # fmt: skip
    ids = [{"ImportId": one} for _, one in fixed] + [
        {"ImportId": "QID2", "choiceId": "1"} if one == "QID2" else {"ImportId": one} for _, one, _ in asked
    ]
    rows = [
        [name for name, _ in fixed] + [name for name, _, _ in asked],
        ["Begindatum"] * len(fixed) + [f"{question}\n(één antwoord)" for _, _, question in asked],
        [json.dumps(one, separators=(",", ":")) for one in ids],
    ]
    for one in RESPONDENTS:
        at = f"{one.at:%Y-%m-%d %H:%M:%S}"
        fixed_cells = [at, at, "0", SECRETS[2], "1", at, f"R_{one.number}", SECRETS[1], SECRETS[0], SECRETS[3]]
        rows.append(fixed_cells + _answers(one))
    preview = [*rows[3][:2], "1", *rows[3][3:6], "R_preview", *rows[3][7:]]
    return _written(folder / "qualtrics.csv", text([*rows, preview]).encode())


def legacy(folder: Path) -> Path:
    names = [f"V{i}" for i in range(1, 11)] + ["Q1", "Q2", "Q3", "Q4", "Q5", ""]
    labels = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status",
              "StartDate", "EndDate", "Finished", EASE, BOAT, RECOMMEND, "Wie bent u?", SAID, ""]  # fmt: skip
    rows = [names, labels]
    for one in RESPONDENTS:
        at = f"{one.at:%Y-%m-%d %H:%M:%S}"
        own = [f"R_{one.number}", "Default", SECRETS[1], "", SECRETS[0], SECRETS[2], "0", at, at, "1"]
        rows.append([*own, *_answers(one), ""])
    return _written(folder / "legacy.csv", b"\xef\xbb\xbf" + text(rows).encode())


def surveymonkey(folder: Path) -> Path:
    fixed = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
             "Last Name", "Custom Data 1"]  # fmt: skip
    rows = [
        [*fixed, EASE, "Geef een cijfer, van 1 tot 10:", "", RECOMMEND, "Wie bent u?", SAID],
        [""] * 9 + ["Response", "Aan boord", "Op de kade", "Response", "Response", "Open-Ended Response"],
    ]
    for one in RESPONDENTS:
        at = f"{one.at:%m/%d/%Y %I:%M:%S %p}"
        ease, boat, recommend, persona, said = _answers(one)
        own = [str(one.number), "7", at, at, SECRETS[2], SECRETS[0], "An", SECRETS[1], ""]
        rows.append([*own, ease, boat, "", recommend, persona, said])
    return _written(folder / "surveymonkey.csv", text(rows).encode())


def typeform(folder: Path) -> Path:
    rows = [["#", EASE, BOAT, RECOMMEND, "Wie bent u?", SAID, "Response Type", "Start Date (UTC)", "Stage Date (UTC)",
             "Submit Date (UTC)", "Network ID", "Tags", "Ending"]]  # fmt: skip
    for one in RESPONDENTS:
        at = f"{one.at:%Y-%m-%d %H:%M:%S}"
        guarded = ["'" + cell if cell else "" for cell in _answers(one)]
        rows.append([f"k{one.number}", *guarded, "completed", at, "", at, "f00ba4", "", ""])
    return _written(folder / "typeform.csv", text(rows, end="\n").encode())


def microsoft(folder: Path) -> Path:
    rows = [["ID", "Start time", "Completion time", "Email", "Name", EASE, BOAT, RECOMMEND, "Wie bent u?", SAID]]
    for one in RESPONDENTS:
        at = f"{one.at.month}/{one.at.day}/{one.at:%y %H:%M}"
        rows.append([str(one.number), at, at, SECRETS[0], SECRETS[1], *_answers(one)])
    return _written(folder / "forms.csv", text(rows).encode())


def microsoft_dutch(folder: Path) -> Path:
    """The workbook that Microsoft Forms gives a Dutch tenant."""
    titles = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", EASE, BOAT, RECOMMEND, "Wie bent u?", SAID]
    rows = tuple(
        (one.number, one.at, one.at, SECRETS[0], SECRETS[1], one.ease, one.boat, one.recommend, one.persona, one.said)
        for one in RESPONDENTS
    )
    table = Table("Blad1", tuple(Column(title) for title in titles), rows)
    return _written(folder / "formulier.xlsx", write_xlsx([table], title="Formulier"))


def google(folder: Path) -> Path:
    rows = [["Timestamp", "Email Address", EASE, BOAT, RECOMMEND, "Wie bent u?", SAID]]
    rows += [[f"{one.at:%m/%d/%Y %H:%M:%S}", SECRETS[0], *_answers(one)] for one in RESPONDENTS]
    return _written(folder / "google.csv", text(rows, end="\n").encode())


def google_dutch(folder: Path) -> Path:
    rows = [["Tijdstempel", "E-mailadres", EASE, BOAT, RECOMMEND, "Wie bent u?", SAID]]
    for one in RESPONDENTS:
        at = f"{one.at.day}-{one.at.month}-{one.at:%Y %H:%M:%S}"
        rows.append([at, SECRETS[0], *_answers(one, comma)])
    return _written(folder / "formulieren.csv", text(rows, end="\n").encode())


def dutch_excel(folder: Path, encoding: str = "cp1252") -> Path:
    """What Excel saves in the Netherlands: semicolons, decimal commas, Windows-1252."""
    rows = [["Datum", "Gemak", "Cijfer", "Aanbevelen", "Groep", "Toelichting", "E-mailadres"]]
    rows += [[f"{one.at.day}-{one.at.month}-{one.at.year}", *_answers(one, comma), SECRETS[0]] for one in RESPONDENTS]
    return _written(folder / f"excel-{encoding}.csv", text(rows, separator=";").encode(encoding))


def json_lines(folder: Path) -> Path:
    lines = [
        json.dumps({"datum": f"{one.at:%Y-%m-%dT%H:%M:%SZ}", "gemak": one.ease, "cijfer": one.boat,
                    "aanbevelen": one.recommend, "groep": one.persona, "email": SECRETS[0], "labels": ["a"]})
        for one in RESPONDENTS
    ]  # fmt: skip
    return _written(folder / "antwoorden.jsonl", "\n".join(lines).encode())


def parquet(folder: Path) -> Path:
    import polars as pl

    path = folder / "antwoorden.parquet"
    pl.DataFrame(
        {
            "datum": [one.at for one in RESPONDENTS],
            "gemak": [one.ease for one in RESPONDENTS],
            "cijfer": [one.boat for one in RESPONDENTS],
            "aanbevelen": [one.recommend for one in RESPONDENTS],
            "groep": [one.persona for one in RESPONDENTS],
            "email": [SECRETS[0] for _ in RESPONDENTS],
        }
    ).write_parquet(path)
    return path


def tidy(folder: Path) -> Path:
    """A row an answer; the overall outcome stands in every row of a respondent."""
    rows = [["respondent", "datum", "contact", "maat", "score", "aanbevelen", "groep"]]
    for one in RESPONDENTS:
        for touchpoint, metric, answer in (
            ("Kaartje kopen", "CES", one.ease),
            ("overvaart", "rapportcijfer", one.boat),
        ):
            rows.append(
                [
                    str(one.number),
                    f"{one.at:%Y-%m-%d}",
                    touchpoint,
                    metric,
                    point(answer),
                    str(one.recommend),
                    one.persona,
                ]
            )
    return _written(folder / "tidy.csv", text(rows, end="\n").encode())


def wide(ease: str, boat: str, recommend: str, group: str, date: str | None = None) -> dict[str, Any]:
    """Return the mapping of a wide export."""
    return {
        "kind": "mapping",
        **({"date": date} if date else {}),
        "journey": "overtocht",
        "segments": {"persona": group},
        "outcome": {"column": recommend, "metric": "nps"},
        "questions": [
            {"column": ease, "touchpoint": "kaartje", "metric": "ces"},
            {"column": boat, "touchpoint": "overvaart", "metric": "rating"},
        ],
    }


_BY_QUESTION = wide(EASE, BOAT, RECOMMEND, "Wie bent u?")
TIDY = {
    "kind": "mapping", "date": "datum", "touchpoint": "contact", "metric": "maat", "score": "score",
    "respondent": "respondent", "journey": "overtocht", "segments": {"persona": "groep"},
    "outcome": {"column": "aanbevelen", "metric": "nps"},
}  # fmt: skip
_PLAIN = wide("gemak", "cijfer", "aanbevelen", "groep", "datum")

FORMATS: dict[str, tuple[Callable[[Path], Path], str, dict[str, Any]]] = {
    "qualtrics": (qualtrics, "qualtrics", wide("QID1", "QID2_1", "Q3", "QID4")),
    "qualtrics-legacy": (legacy, "qualtrics-legacy", wide("Q1", "Q2", "Q3", "Q4")),
    "surveymonkey": (
        surveymonkey, "surveymonkey", wide(EASE, "Geef een cijfer, van 1 tot 10: / Aan boord", RECOMMEND, "Wie bent u?"),
    ),
    "typeform": (typeform, "typeform", _BY_QUESTION),
    "microsoft-forms": (microsoft, "microsoft-forms", _BY_QUESTION),
    "microsoft-forms-nl": (microsoft_dutch, "microsoft-forms", _BY_QUESTION),
    "google-forms": (google, "google-forms", _BY_QUESTION),
    "google-forms-nl": (google_dutch, "google-forms", _BY_QUESTION),
    "excel-nl": (dutch_excel, "table", wide("Gemak", "Cijfer", "Aanbevelen", "Groep", "Datum")),
    "excel-nl-bom": (lambda folder: dutch_excel(folder, "utf-8-sig"), "table",
                     wide("gemak", "cijfer", "aanbevelen", "groep", "datum")),
    "excel-utf16": (lambda folder: dutch_excel(folder, "utf-16"), "table",
                    wide("gemak", "cijfer", "aanbevelen", "groep", "datum")),
    "json-lines": (json_lines, "table", _PLAIN),
    "parquet": (parquet, "table", _PLAIN),
    "tidy": (tidy, "table", TIDY),
}  # fmt: skip
"""Per format: how it is written, what it is recognised as, and the mapping that reads it."""


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
