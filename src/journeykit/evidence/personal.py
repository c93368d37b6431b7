"""Columns that may hold personal data: by default nobody reads them."""

from __future__ import annotations

from journeykit.model.slug import slug

# Compared without spaces, hyphens and capitals.
_WHOLE = frozenset(
    """
    name naam fullname volledigenaam voornaam voornamen achternaam tussenvoegsel firstname lastname surname initials
    voorletters klantnaam contactpersoon customername clientname username gebruikersnaam accountname accountmanager
    email mail emailadres mailadres emailaddress mailaddress
    phone telephone mobile telefoon telefoonnummer mobiel mobielnummer phonenumber telephonenumber mobilenumber tel
    address adres straat straatnaam street streetaddress huisnummer housenumber postcode zip zipcode postalcode
    ip ipaddress ipadres latitude longitude lat lon lng breedtegraad lengtegraad locationlatitude locationlongitude
    geboortedatum geboortedag birthdate birthday dateofbirth bsn iban rekeningnummer accountnumber
    externaldatareference externalreference recipientlastname recipientfirstname recipientemail networkid
    respondentname respondentemail customdata1
    """.split()
)
_PARTS = (
    "emailadres", "emailaddress", "telefoonnummer", "phonenumber", "ipadres", "ipaddress", "achternaam", "voornaam",
    "lastname", "firstname", "geboortedatum", "dateofbirth", "iban", "burgerservicenummer",
)  # fmt: skip
# A question of more words asks about e-mail rather than for the address.
_MOST_WORDS = 4
_POLITE = ("your", "uw", "je", "jouw", "wat-is-uw", "wat-is-je", "what-is-your")


def may_be_personal(name: str) -> bool:
    """Tell whether a column by its name may hold a name, an address, a number or a place of a person."""
    words = slug(name)
    for polite in _POLITE:
        words = words.removeprefix(f"{polite}-")
    if words.count("-") >= _MOST_WORDS:
        return False
    plain = words.replace("-", "")
    return plain in _WHOLE or any(part in plain for part in _PARTS)
