"""What checking says about itself, and how rules are explained."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "`journeykit explain` lists all rules": "`journeykit explain` toont alle regels",
    "take it out": "haal het weg",
    "the rule {rule} has broken down ({error}); all others have run": "de regel {rule} is vastgelopen ({error}); alle andere zijn uitgevoerd",
    "this is a bug of journeykit: please report it": "dit is een fout van journeykit: meld hem alstublieft",
    "{word} finds nothing here, so there is nothing to ignore": "{word} vindt hier niets, dus er valt niets te negeren",
    " (profile strict)": " (profiel strict)",
    "--stdin-filename goes with `-` in place of a path": "--stdin-filename hoort bij `-` in plaats van een pad",
    "Also: {names}": "Ook: {names}",
    "Fails": "Fout",
    "How to silence it": "Zo legt u hem het zwijgen op",
    "Right": "Goed",
    "Severity: {severity}. Profiles: {profiles}.": "Ernst: {severity}. Profielen: {profiles}.",
    "Source: {source}": "Bron: {source}",
    "`-` stands alone: standard input is the only document then": "`-` staat alleen: standaardinvoer is dan het enige document",
    "did you mean: {words}?": "bedoelde u: {words}?",
    "journeykit explain CODE shows one of them, journeykit explain TERM a term of the field.": "journeykit explain CODE toont er een, journeykit explain TERM een vakterm.",
    "kinds are: {known}": "soorten zijn: {known}",
    'there is no rule and no term "{word}"': 'er is geen regel en geen term "{word}"',
}
