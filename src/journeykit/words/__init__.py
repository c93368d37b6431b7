"""Dutch and English: sentences, numbers, dates, and the terms of the field.

The English sentence is the key: it stands as a literal where it is said, and `catalogues/nl/<subject>.po` holds its Dutch.
To add one: write `t("{count} maps", count=n)` or `message("…")` in the code, run `python docs/translate.py <subject>`, fill in
the empty `msgstr` that it made in the `.po`, run it again (it compiles), and commit the `.po` with its `.mo`. It also finds what
`t(name)` and `t(TABLE[key])` say; where it cannot (docs/sentences.py says how far it looks), write `msgid` and `msgstr` yourself.
A sentence without a Dutch one would be said in English; tests/words/test_catalogues.py sees to it that there is none.
"""

from __future__ import annotations

from journeykit.words.controls import one_line, safe
from journeykit.words.figures import MINUS, date, money, number, period, signed
from journeykit.words.languages import LANGUAGES, message_language
from journeykit.words.sentences import Sentence, say, translator

__all__ = [
    "LANGUAGES",
    "MINUS",
    "Sentence",
    "date",
    "message_language",
    "money",
    "number",
    "one_line",
    "period",
    "safe",
    "say",
    "signed",
    "translator",
]
