"""What a row said when the sheet was made, in code: a few letters a cell.

With it a sheet knows three things of every cell: what it said then, what it says now, and what the document says now. So what
nobody touched in the sheet is never written back over what somebody changed in the document, and what was changed in both is told.
"""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

_LETTERS: Final = 6  # 30 bits: that an edit looks like what was there happens once in a thousand million
_FORM: Final = re.compile(rf"v1(?P<blank>b?):(?P<codes>(?:[a-z2-7]{{{_LETTERS}}}){{2,}})")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a row said: which touchpoint it was about, and the code of every cell by the header of its column.

    `blank`: the cells were left empty, so an empty one was not emptied by anybody.
    """

    about: str
    codes: Mapping[str, str]
    blank: bool

    def is_about(self, journey: str, id_: str) -> bool:
        """Whether the row was made for a touchpoint."""
        return self.about == code_of("", f"{journey}/{id_}")

    def knows(self, header: str) -> bool:
        """Whether a column was in the sheet when it was made."""
        return header in self.codes

    def said(self, header: str, text: str) -> bool:
        """Whether a cell said this when the sheet was made."""
        return self.codes.get(header) == code_of(self.about + header, text)


def fingerprint(journey: str, id_: str, cells: Mapping[str, str], *, blank: bool) -> str:
    """Return the fingerprint of a row: its cells by the header of their columns, in the order of the columns."""
    about = code_of("", f"{journey}/{id_}")
    codes = (code_of(about + header, text) for header, text in cells.items())
    return f"v1{'b' if blank else ''}:{about}{''.join(codes)}"


def read_fingerprint(text: str, headers: list[str]) -> Fingerprint | None:
    """Return what a fingerprint says of the columns with these headers; None when it is none."""
    found = _FORM.fullmatch(text.strip().lower())
    if not found:
        return None
    about, *codes = (found["codes"][i : i + _LETTERS] for i in range(0, len(found["codes"]), _LETTERS))
    if len(codes) != len(headers):
        return None
    return Fingerprint(about, dict(zip(headers, codes, strict=True)), bool(found["blank"]))


def code_of(salt: str, text: str) -> str:
    """Return a few letters for a text; equal texts in other places have others."""
    digest = blake2b(f"{salt}\0{text}".encode("utf-8", "surrogatepass"), digest_size=5).digest()
    return b32encode(digest).decode().lower()[:_LETTERS]
