"""One survey as every tool exports it: the same respondents, the same answers, other headers, dates and encodings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from survey import ASKED, BIKE, EASE, LIKERT, QUAY, RECOMMEND, RESPONDENTS, SAID, SECRETS, WEIGHT, WHO, Respondent

from journeykit.sheets import Column, Table, write_xlsx

SHORT = (
    "gemak kaartje",
    "tevreden kade",
    "cijfer boord",
    "moeite fiets",
    "aanbevelen",
    "groep",
    "weegfactor",
    "toelichting",
)
"""The questions as somebody calls them who makes a table himself."""


def comma(value: float | None) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",")


def point(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def text(rows: Sequence[Sequence[str]], *, separator: str = ",", end: str = "\r\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator=end).writerows(rows)
    return stream.getvalue()


def _answers(one: Respondent, number: Callable[[float | None], str] = point) -> list[str]:
    return [answer if isinstance(answer, str) else number(answer) for answer in one.answers]


def qualtrics(folder: Path) -> Path:
    fixed = [
        ("StartDate", "startDate"), ("EndDate", "endDate"), ("Status", "status"), ("IPAddress", "ipAddress"),
        ("Finished", "finished"), ("RecordedDate", "recordedDate"), ("ResponseId", "_recordId"),
        ("RecipientLastName", "recipientLastName"), ("RecipientEmail", "recipientEmail"),
        ("LocationLatitude", "locationLatitude"),
    ]  # fmt: skip
    names = ("Q1", "Q2", "Q3_1", "Q4", "Q5", "Q6", "weegfactor", "Q7")
    asked = ("QID1", "QID2", "QID3", "QID4", "QID5", "QID6", "weegfactor", "QID7_TEXT")
    ids = [{"ImportId": one} for one in [*(one for _, one in fixed), *asked]]
    ids[len(fixed) + 2]["choiceId"] = "1"
    rows = [
        [*(name for name, _ in fixed), *names],
        ["Begindatum"] * len(fixed) + [f"{question}\n(één antwoord)" for question in ASKED],
        [json.dumps(one, separators=(",", ":")) for one in ids],
    ]
    for one in RESPONDENTS:
        at = f"{one.at:%Y-%m-%d %H:%M:%S}"
        fixed_cells = [at, at, "0", SECRETS[2], "1", at, f"R_{one.number}", SECRETS[1], SECRETS[0], SECRETS[3]]
        rows.append(fixed_cells + _answers(one))
    preview = [*rows[3][:2], "1", *rows[3][3:6], "R_preview", *rows[3][7:]]
    return _written(folder / "qualtrics.csv", text([*rows, preview]).encode())


def legacy(folder: Path) -> Path:
    names = [f"V{i}" for i in range(1, 11)] + [f"Q{i + 1}" for i in range(len(ASKED))] + [""]
    labels = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status",
              "StartDate", "EndDate", "Finished", *ASKED, ""]  # fmt: skip
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
        [*fixed, EASE, QUAY, "Geef een cijfer, van 1 tot 10:", "", BIKE, RECOMMEND, WHO, WEIGHT, SAID],
        [""] * 9 + ["Response", "Response", "Aan boord", "De koffie", *["Response"] * 4, "Open-Ended Response"],
    ]
    for one in RESPONDENTS:
        at = f"{one.at:%m/%d/%Y %I:%M:%S %p}"
        ease, quay, boat, *more = _answers(one)
        own = [str(one.number), "7", at, at, SECRETS[2], SECRETS[0], "An", SECRETS[1], ""]
        rows.append([*own, ease, quay, boat, "", *more])
    return _written(folder / "surveymonkey.csv", text(rows).encode())


def typeform(folder: Path) -> Path:
    rows = [["#", *ASKED, "Response Type", "Start Date (UTC)", "Stage Date (UTC)",
             "Submit Date (UTC)", "Network ID", "Tags", "Ending"]]  # fmt: skip
    for one in RESPONDENTS:
        at = f"{one.at:%Y-%m-%d %H:%M:%S}"
        guarded = ["'" + cell if cell else "" for cell in _answers(one)]
        rows.append([f"k{one.number}", *guarded, "completed", at, "", at, "f00ba4", "", ""])
    return _written(folder / "typeform.csv", text(rows, end="\n").encode())


def microsoft(folder: Path) -> Path:
    rows = [["ID", "Start time", "Completion time", "Email", "Name", *ASKED]]
    for one in RESPONDENTS:
        at = f"{one.at.month}/{one.at.day}/{one.at:%y %H:%M}"
        rows.append([str(one.number), at, at, SECRETS[0], SECRETS[1], *_answers(one)])
    return _written(folder / "forms.csv", text(rows).encode())


def microsoft_dutch(folder: Path) -> Path:
    """The workbook that Microsoft Forms gives a Dutch tenant."""
    titles = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", *ASKED]
    rows = tuple((one.number, one.at, one.at, SECRETS[0], SECRETS[1], *one.answers) for one in RESPONDENTS)
    table = Table("Blad1", tuple(Column(title) for title in titles), rows)
    return _written(folder / "formulier.xlsx", write_xlsx([table], title="Formulier"))


def google(folder: Path) -> Path:
    rows = [["Timestamp", "Email Address", *ASKED]]
    rows += [[f"{one.at:%m/%d/%Y %H:%M:%S}", SECRETS[0], *_answers(one)] for one in RESPONDENTS]
    return _written(folder / "google.csv", text(rows, end="\n").encode())


def google_dutch(folder: Path) -> Path:
    rows = [["Tijdstempel", "E-mailadres", *ASKED]]
    for one in RESPONDENTS:
        at = f"{one.at.day}-{one.at.month}-{one.at:%Y %H:%M:%S}"
        rows.append([at, SECRETS[0], *_answers(one, comma)])
    return _written(folder / "formulieren.csv", text(rows, end="\n").encode())


def dutch_excel(folder: Path, encoding: str = "cp1252") -> Path:
    """What Excel saves in the Netherlands: semicolons, decimal commas, Windows-1252."""
    rows = [["Datum", *map(str.capitalize, SHORT), "E-mailadres"]]
    rows += [[f"{one.at.day}-{one.at.month}-{one.at.year}", *_answers(one, comma), SECRETS[0]] for one in RESPONDENTS]
    return _written(folder / f"excel-{encoding}.csv", text(rows, separator=";").encode(encoding))


def json_lines(folder: Path) -> Path:
    lines = [
        json.dumps({"datum": f"{one.at:%Y-%m-%dT%H:%M:%SZ}", **dict(zip(SHORT, one.answers, strict=True)),
                    "email": SECRETS[0], "labels": ["a"]})
        for one in RESPONDENTS
    ]  # fmt: skip
    return _written(folder / "antwoorden.jsonl", "\n".join(lines).encode())


def parquet(folder: Path) -> Path:
    import polars as pl

    path = folder / "antwoorden.parquet"
    pl.DataFrame(
        {
            "datum": [one.at for one in RESPONDENTS],
            **{name: [one.answers[i] for one in RESPONDENTS] for i, name in enumerate(SHORT)},
            "email": [SECRETS[0] for _ in RESPONDENTS],
        }
    ).write_parquet(path)
    return path


def tidy(folder: Path) -> Path:
    """A row an answer; the overall outcome stands in every row of a respondent."""
    rows = [["respondent", "datum", "contact", "maat", "score", "aanbevelen", "groep", "weegfactor"]]
    for one in RESPONDENTS:
        for touchpoint, metric, answer in (
            ("Kaartje kopen", "CES", one.ease),
            ("wachtrij", "csat", LIKERT.get(one.quay or "")),
            ("overvaart", "rapportcijfer", one.boat),
            ("fiets", "CES1", one.bike),
        ):
            asked = [str(one.number), f"{one.at:%Y-%m-%d}", touchpoint, metric, point(answer)]
            rows.append([*asked, str(one.recommend), one.persona, point(one.weight)])
    return _written(folder / "tidy.csv", text(rows, end="\n").encode())


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
