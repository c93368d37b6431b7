"""Columns that may hold personal data: by default nobody reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from journeykit.model.slug import slug
from journeykit.rules import privacy

# Compared without spaces, hyphens and capitals.
_WHOLE = frozenset(
    """
    name naam fullname volledigenaam voornaam voornamen achternaam tussenvoegsel firstname lastname surname initials
    voorletters klantnaam contactpersoon customername clientname username gebruikersnaam accountname accountmanager
    email mail emailadres mailadres emailaddress mailaddress
    phone telephone mobile telefoon telefoonnummer mobiel mobielnummer phonenumber telephonenumber mobilenumber tel
    address adres straat straatnaam street streetaddress huisnummer housenumber postcode zip zipcode postalcode
    ip ipaddress ipadres latitude longitude lat lon lng breedtegraad lengtegraad locationlatitude locationlongitude
    coordinates coordinaten woonplaats hometown woonadres contactgegevens contactdetails
    geboortedatum geboortedag birthdate birthday dateofbirth bsn iban rekeningnummer accountnumber
    externaldatareference externalreference recipientlastname recipientfirstname recipientemail networkid
    respondentname respondentemail customdata1 kenteken licenseplate paspoortnummer passportnumber ssn
    linkedin twitter instagram facebook handtekening signature deviceid cookieid
    """.split()
)
_PARTS = (
    "emailadres", "emailaddress", "telefoonnummer", "phonenumber", "ipadres", "ipaddress", "achternaam", "voornaam",
    "lastname", "firstname", "geboortedatum", "dateofbirth", "iban", "burgerservicenummer",
)  # fmt: skip
# Beside one of the above these say whose it is, or that it need not be filled in.
_WHOSE = frozenset(
    """
    klant klanten customer customers client clients contact respondent user gebruiker prive private werk work thuis home
    bezorg factuur delivery billing invoice e mail nr number nummer no of or en and plus optioneel optional verplicht required
    """.split()
)
_ADDRESS = ("adres", "address", "telnr", "telefoonnr", "mobielnr")
# A question of more words asks about e-mail rather than for the address.
_MOST_WORDS = 4
_POLITE = (
    "your", "uw", "je", "jouw", "wat-is-uw", "wat-is-je", "wat-is-jouw", "what-is-your", "what-s-your", "vul-uw",
    "please-enter-your", "enter-your", "vul-hier-uw",
)  # fmt: skip
# Addresses of machines, and Dutch postal codes; privacy knows what is somebody's in a text.
_PLACE = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\d{4} ?[A-Z]{2}(?: ?\d{1,4})?")
_LOOKED_AT = 20


def may_be_personal(name: str) -> bool:
    """Tell whether a column by its name may hold a name, an address, a number or a place of a person."""
    words = slug(name)
    for polite in _POLITE:
        words = words.removeprefix(f"{polite}-")
    if words.count("-") >= _MOST_WORDS:
        return False
    plain = words.replace("-", "").replace("voornaamst", "")
    if plain in _WHOLE or any(part in plain for part in _PARTS):
        return True
    apart = words.replace("e-mail", "email").split("-")
    own = [one for one in apart if one not in _WHOSE]
    return bool(own) and all(one in _WHOLE or one.endswith(_ADDRESS) for one in own)


def holds_personal(cells: Iterable[str]) -> bool:
    """Tell whether nearly all cells of a column are addresses, telephone numbers or places, whatever it is called."""
    given = [cell.strip().removeprefix("'") for cell in islice((cell for cell in cells if cell.strip()), _LOOKED_AT)]
    own = sum(_PLACE.fullmatch(cell) is not None or next(_found_in(cell), None) is not None for cell in given)
    return own > 2 and own * 10 >= len(given) * 8


def is_personal(cell: str) -> bool:
    """Tell whether a cell is nothing but an address or a number of a person, as no header is."""
    text = cell.strip().removeprefix("'")
    return any((start, end) == (0, len(text)) for start, end, _ in _found_in(text))


_found_in = privacy._found_in  # noqa: SLF001 - the one place that knows personal data
