"""What reading and changing YAML says."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # characters
    "the file is not UTF-8: byte {byte} cannot be read": "het bestand is geen UTF-8: byte {byte} is niet te lezen",
    "the file is UTF-16; save it as UTF-8": "het bestand is UTF-16; sla het op als UTF-8",
    "the file looks like UTF-16 or a binary file; save it as UTF-8": (
        "het bestand lijkt UTF-16 of een binair bestand; sla het op als UTF-8"
    ),
    "the file may be Windows-1252 or Latin-1; save it as UTF-8": (
        "het bestand is misschien Windows-1252 of Latin-1; sla het op als UTF-8"
    ),
    "the character {name} cannot stand in a text": "het teken {name} mag niet in een tekst staan",
    "take the invisible character out": "haal het onzichtbare teken weg",
    "the line separator {name} is not a line ending in YAML": "het regelteken {name} is geen regeleinde in YAML",
    "replace it with an ordinary line ending or a space": "vervang het door een gewoon regeleinde of een spatie",
    "{name} changes the direction of writing, so that the text looks different from what it is": (
        "{name} verandert de schrijfrichting, zodat de tekst er anders uitziet dan hij is"
    ),
    # reading
    "the file is {size} MiB; at most 4 MiB is read": "het bestand is {size} MiB; meer dan 4 MiB wordt niet gelezen",
    "split it": "splits het",
    "the key `{about}` is given twice; the first counts": "de sleutel `{about}` staat er twee keer; de eerste telt",
    "take one of them out, or bring them together": "haal er een weg, of voeg ze samen",
    "first given here": "hier staat hij voor het eerst",
    "a key must be a text, not a list or a mapping": "een sleutel moet een tekst zijn, geen lijst of groep sleutels",
    "put the text in quotes": "zet de tekst tussen aanhalingstekens",
    "`<<` takes over a mapping or a list of mappings, and this is neither": (
        "`<<` neemt een groep sleutels over, of een lijst van zulke groepen, en dit is geen van beide"
    ),
    "nothing above is marked with `&{about}`": "hierboven is niets gemerkt met `&{about}`",
    "put the text in quotes when it is to start with `*`": (
        "zet de tekst tussen aanhalingstekens als hij met `*` moet beginnen"
    ),
    "`*{about}` stands inside what it stands for": "`*{about}` staat binnen datgene waar het voor staat",
    "write the value out": "schrijf de waarde uit",
    "the aliases (`*`) expand to more than {most} values": (
        "de verwijzingen (`*`) staan samen voor meer dan {most} waarden"
    ),
    "write the values out, or split the file": "schrijf de waarden uit, of splits het bestand",
    "lists and mappings are nested deeper than {deepest} levels": (
        "lijsten en groepen sleutels zijn dieper genest dan {deepest} niveaus"
    ),
    "tags (`!`) are not allowed": "tags (`!`) zijn niet toegestaan",
    "take the tag out, or put the text in quotes": "haal de tag weg, of zet de tekst tussen aanhalingstekens",
    "directives (`%`) are not allowed": "opdrachten aan YAML (`%`) zijn niet toegestaan",
    "take the line out": "haal de regel weg",
    "a second document starts here; a file holds one": "hier begint een tweede document; een bestand bevat er één",
    "give each document a file of its own, or take the `---` out": (
        "geef elk document een eigen bestand, of haal de `---` weg"
    ),
    # syntax
    "this is not valid YAML": "dit is geen geldige YAML",
    "a merge conflict is not resolved": "een samenvoegconflict is niet opgelost",
    "choose between the two versions, and take out the lines of `<<<<<<<`, `=======` and `>>>>>>>`": (
        "kies tussen de twee versies, en haal de regels met `<<<<<<<`, `=======` en `>>>>>>>` weg"
    ),
    "after the dash of an item there must be a space": "na het streepje van een onderdeel hoort een spatie",
    "write `- item`": "schrijf `- onderdeel`",
    "a tab cannot indent YAML": "in YAML kan een tab niet inspringen",
    "indent with spaces": "spring in met spaties",
    "a text cannot start with {sign}": "een tekst kan niet met {sign} beginnen",
    "there is a second `: ` in one line": "er staat een tweede `: ` op dezelfde regel",
    "put the text in quotes when the colon belongs to it": (
        "zet de tekst tussen aanhalingstekens als de dubbele punt erbij hoort"
    ),
    "after the colon of a key there must be a space": "na de dubbele punt van een sleutel hoort een spatie",
    "write `key: value`": "schrijf `sleutel: waarde`",
    "this line is indented more than the one before it, which already has a value": (
        "deze regel springt verder in dan de vorige, en die heeft al een waarde"
    ),
    "give lines of the same mapping the same indentation, or put the text in quotes": (
        "laat sleutels die bij elkaar horen even ver inspringen, of zet de tekst tussen aanhalingstekens"
    ),
    "a key cannot stand here": "hier kan geen sleutel staan",
    "is a colon, a dash or a quote missing in a line above?": (
        "ontbreekt er in een regel hierboven een dubbele punt, een streepje of een aanhalingsteken?"
    ),
    "this quote is never closed": "dit aanhalingsteken wordt nergens gesloten",
    "add the closing {quote}": "zet het sluitende {quote} erbij",
    "this {bracket} is never closed": "deze {bracket} wordt nergens gesloten",
    "add the closing {closing}": "zet de sluitende {closing} erbij",
    "between {open} and {closing} a comma is missing, or the closing {closing}": (
        "tussen {open} en {closing} ontbreekt een komma, of de sluitende {closing}"
    ),
    "put a text with commas, brackets or colons in quotes": (
        "zet een tekst met komma's, haken of dubbele punten tussen aanhalingstekens"
    ),
    "the indentation of this line fits no line above it": "het inspringen van deze regel past bij geen regel erboven",
    "give the keys of one mapping, and the dashes of one list, the same indentation": (
        "laat sleutels die bij elkaar horen, en de streepjes van één lijst, even ver inspringen"
    ),
    "after the closing quote there is more text": "na het sluitende aanhalingsteken staat nog tekst",
    'put the whole text in quotes; within double quotes write `\\"` for a quote': (
        'zet de hele tekst tussen aanhalingstekens; schrijf tussen dubbele `\\"` voor een aanhalingsteken'
    ),
    "this bracket was never opened": "deze haak is nergens geopend",
    "this cannot stand here": "dit kan hier niet staan",
    "after a backslash in double quotes this character means nothing": (
        "na een backslash tussen dubbele aanhalingstekens betekent dit teken niets"
    ),
    "write `\\\\` for a backslash, or use single quotes": (
        "schrijf `\\\\` voor een backslash, of gebruik enkele aanhalingstekens"
    ),
    "this escape stands for no character": "deze code staat voor geen enkel teken",
    "after `&` there must be a name": "na `&` hoort een naam",
    "after `*` there must be a name": "na `*` hoort een naam",
    "a list cannot start in this place": "hier kan geen lijst beginnen",
    "put each `- ` on a line of its own, under its key": "zet elke `- ` op een eigen regel, onder de sleutel",
    "after `|` or `>` the line must end": "na `|` of `>` hoort de regel op te houden",
    "put the text on the next line, or in quotes": "zet de tekst op de volgende regel, of tussen aanhalingstekens",
    "a colon is missing after this key": "na deze sleutel ontbreekt een dubbele punt",
    "write `key: value`, or indent a text that goes on from the line above": (
        "schrijf `sleutel: waarde`, of laat een tekst die doorloopt inspringen"
    ),
    # editing
    "change it by hand": "pas het met de hand aan",
    "a whole document cannot be replaced by an edit": "een heel document kan niet zo worden vervangen",
    "there is no {path} to change": "er is geen {path} om te veranderen",
    "there is no list at {path}": "bij {path} staat geen lijst",
    "there is no mapping at {path}": "bij {path} staan geen sleutels",
    "{path} comes from a merge key": "{path} is overgenomen met `<<`",
    "{path} is an alias: what it stands for is used elsewhere too": (
        "{path} is een verwijzing: waar die voor staat, wordt ook elders gebruikt"
    ),
    "two changes overlap": "twee veranderingen overlappen elkaar",
    "{file} would not be readable after the change": "{file} zou na de verandering niet meer te lezen zijn",
    "{file} would say something else after the change": (
        "{file} zou na de verandering ook iets anders zeggen dan de bedoeling is"
    ),
    "{file} cannot be read: {why}": "{file} is niet te lezen: {why}",
    # files
    "{file} cannot be written: {why}": "{file} kan niet worden geschreven: {why}",
}
