"""Whether texts hold data of real people (JK805)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, Place, Span, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case
    from journeykit.workspace import Document

_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
# These start with a sign and look behind it afterwards: `re` then skips quickly to where one may begin.
_PHONE = re.compile(
    r"[+0](?<![\w.+-].)(?:(?<=\+)\d{2}|(?<=0)(?:0\d{2})?)"
    r"[ -]?(?:\(0\)[ -]?)?(?:6[ -]?\d{8}|\d{2,3}(?: ?- ?| )\d{6,7})(?![\w-])"
)
_IBAN = re.compile(r"[A-Z](?<!\w.)[A-Z]\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_BSN = re.compile(r"[bB](?<!\w.)(?i:sn|urgerservicenummer)\W{0,3}(\d{9})(?!\d)")
# To find the key of a place takes a walk through the document: not for thousands of them.
_MOST_NAMED = 200
# Addresses of a department are nobody's own.
_SHARED = frozenset(
    "info service contact support klantenservice klant help hallo hello sales verkoop privacy noreply no-reply".split()
)


def personal_data_in_text(case: Case) -> Iterator[Finding]:
    """Documents hold no data of real people, and quotes only with consent.

    A repository is copied to many machines and kept for ever. E-mail addresses, telephone numbers, bank accounts and
    citizen service numbers do not belong in it; neither does what a customer said, unless he agreed (`consent: true`).

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, customer: {quotes: [{text: Nobody was at the desk}]}}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, customer: {quotes: [{text: Nobody was at the desk, consent: true}]}}]
    """
    for document in case.workspace.documents:
        for count, (start, end, said) in enumerate(_found_in(document.tree.text)):
            place = _place(document, start, end, named=count < _MOST_NAMED)
            yield Finding(place, said, hint=message("take it out, also of the history"))
    for spot in case.sayings:
        for i, quote in enumerate(spot.said.customer.quotes if spot.said.customer else ()):
            if not quote.consent and spot.owns("customer", "quotes"):
                said = message("this quote stands here without consent")
                hint = message("write `consent: true` when the customer agreed, else take the quote out")
                yield Finding(spot.place("customer", "quotes", i), said, hint=hint)


def _found_in(text: str) -> Iterator[tuple[int, int, Message]]:
    if "@" in text:
        for found in _EMAIL.finditer(text):
            if found[1].lower() not in _SHARED:
                yield *found.span(), message("this looks like somebody's e-mail address")
    for found in _PHONE.finditer(text):
        yield *found.span(), message("this looks like somebody's telephone number")
    for found in _IBAN.finditer(text):
        if _is_iban(found[0].replace(" ", "")):
            yield *found.span(), message("this looks like somebody's bank account")
    for found in _BSN.finditer(text):
        if _is_bsn(found[1]):
            yield *found.span(1), message("this looks like a citizen service number")


def _is_iban(text: str) -> bool:
    """Check the two control digits (ISO 13616)."""
    turned = "".join(str(int(sign, 36)) for sign in text[4:] + text[:4])
    return int(turned) % 97 == 1


def _is_bsn(digits: str) -> bool:
    """Check the eleven-proof of a Dutch citizen service number."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def _place(document: Document, start: int, end: int, *, named: bool) -> Place:
    first, last = document.tree.position(start), document.tree.position(end)
    return Place(document.file, document.tree.path_at(*first) if named else (), Span(*first, *last))
