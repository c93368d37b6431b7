"""How findings are shown."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "error": "fout",
    "warning": "waarschuwing",
    "note": "opmerking",
    "help": "hulp",
    "explain": "uitleg",
    "1 document": "1 document",
    "{n} documents": "{n} documenten",
    "1 error": "1 fout",
    "{n} errors": "{n} fouten",
    "1 warning": "1 waarschuwing",
    "{n} warnings": "{n} waarschuwingen",
    "1 note": "1 opmerking",
    "{n} notes": "{n} opmerkingen",
    "{n} in the baseline": "{n} in de nulmeting",
    "--fix mends {n}": "--fix herstelt er {n}",
    "--unsafe-fixes mends {n}": "--unsafe-fixes herstelt er {n}",
    "--unsafe-fixes {n} more": "--unsafe-fixes nog {n}",
    "{n} ignored": "{n} genegeerd",
    "The document is valid": "Het document klopt",
    "All {n} documents are valid": "Alle {n} documenten kloppen",
    "Place": "Plaats",
    "Rule": "Regel",
    "Finding": "Bevinding",
    "{n} more are in the log.": "Er staan er nog {n} in de log.",
    "--statistics goes with the formats text and concise": "--statistics hoort bij de formaten text en concise",
    "the other formats hold all findings: count those": "de andere formaten bevatten alle bevindingen: tel die",
}
