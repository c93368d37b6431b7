"""What checking says about itself, and how rules are explained."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "`journeykit explain` lists all rules": "`journeykit explain` toont alle regels",
    "take it out": "haal het weg",
    "{file} is no baseline that can be read": "{file} is geen nulmeting die te lezen is",
    "--write-baseline writes it anew": "--write-baseline schrijft hem opnieuw",
    "--write-baseline writes it": "--write-baseline schrijft hem",
    "there is no baseline {file}": "er is geen nulmeting {file}",
    "the baseline {file} is of version {version}; this journeykit knows {known}": "de nulmeting {file} is van versie {version}; deze journeykit kent {known}",
    "1 finding of the baseline is no longer there": "1 bevinding uit de nulmeting is er niet meer",
    "{n} findings of the baseline are no longer there": "{n} bevindingen uit de nulmeting zijn er niet meer",
    "journeykit validate --write-baseline renews it": "journeykit validate --write-baseline vernieuwt hem",
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
