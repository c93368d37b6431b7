"""The formats that a survey comes in: how each is written, what it is recognised as, and the mapping that reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from survey import ASKED, LIKERT, PROJECT, RESPONDENTS, SECRETS, expected
from survey_tools import (
    SHORT,
    dutch_excel,
    google,
    google_dutch,
    json_lines,
    legacy,
    microsoft,
    microsoft_dutch,
    parquet,
    qualtrics,
    surveymonkey,
    tidy,
    typeform,
)

__all__ = ["FORMATS", "PROJECT", "RESPONDENTS", "SECRETS", "TIDY", "expected", "google_dutch", "qualtrics", "surveymonkey",
           "tidy", "typeform"]  # fmt: skip


def wide(*columns: str, date: str | None = None) -> dict[str, Any]:
    """Return the mapping of a wide export, whose columns stand in the order of `ASKED`; weights are not read."""
    ease, quay, boat, bike, recommend, group, *_ = columns
    return {
        "kind": "mapping",
        **({"date": date} if date else {}),
        "journey": "overtocht",
        "segments": {"persona": group},
        "outcome": {"column": recommend, "metric": "nps"},
        "questions": [
            {"column": ease, "touchpoint": "kaartje", "metric": "ces"},
            {"column": quay, "touchpoint": "wachtrij", "metric": "csat", "answers": LIKERT},
            {"column": boat, "touchpoint": "overvaart", "metric": "rating"},
            {"column": bike, "touchpoint": "fiets", "metric": "ces1"},
        ],
    }


_BY_QUESTION = wide(*ASKED)
TIDY = {
    "kind": "mapping", "date": "datum", "touchpoint": "contact", "metric": "maat", "score": "score",
    "respondent": "respondent", "journey": "overtocht", "segments": {"persona": "groep"},
    "outcome": {"column": "aanbevelen", "metric": "nps"},
}  # fmt: skip
_PLAIN = wide(*SHORT, date="datum")
_EXCEL = wide(*map(str.capitalize, SHORT), date="Datum")

FORMATS: dict[str, tuple[Callable[[Path], Path], str, dict[str, Any]]] = {
    "qualtrics": (qualtrics, "qualtrics", wide("QID1", "QID2", "QID3_1", "Q4", "QID5", "QID6")),
    "qualtrics-legacy": (legacy, "qualtrics-legacy", wide(*(f"Q{i}" for i in range(1, 9)))),
    "surveymonkey": (
        surveymonkey, "surveymonkey",
        wide(*ASKED[:2], "Geef een cijfer, van 1 tot 10: / Aan boord", *ASKED[3:]),
    ),
    "typeform": (typeform, "typeform", _BY_QUESTION),
    "microsoft-forms": (microsoft, "microsoft-forms", _BY_QUESTION),
    "microsoft-forms-nl": (microsoft_dutch, "microsoft-forms", _BY_QUESTION),
    "google-forms": (google, "google-forms", _BY_QUESTION),
    "google-forms-nl": (google_dutch, "google-forms", _BY_QUESTION),
    "excel-nl": (dutch_excel, "table", _EXCEL),
    "excel-nl-bom": (lambda folder: dutch_excel(folder, "utf-8-sig"), "table", _PLAIN),
    "excel-utf16": (lambda folder: dutch_excel(folder, "utf-16"), "table", _PLAIN),
    "json-lines": (json_lines, "table", _PLAIN),
    "parquet": (parquet, "table", _PLAIN),
    "tidy": (tidy, "table", TIDY),
}  # fmt: skip
"""Per format: how it is written, what it is recognised as, and the mapping that reads it."""
