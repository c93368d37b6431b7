"""Dutch and English: sentences, numbers, dates, and the terms of the field.

The English sentence is the key: it stands as a literal where it is said, and `dutch/` holds its translation.
A sentence without a Dutch one is said in English; tests/test_house.py sees to it that there is none.
"""

from __future__ import annotations

from journeykit.words.controls import one_line, safe
from journeykit.words.figures import date, money, number, period
from journeykit.words.languages import LANGUAGES, message_language
from journeykit.words.sentences import Sentence, say, translator

__all__ = [
    "LANGUAGES",
    "Sentence",
    "date",
    "message_language",
    "money",
    "number",
    "one_line",
    "period",
    "safe",
    "say",
    "translator",
]
