"""What the maps say."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # canvas/palette
    "{color} is no colour such as #0B5FA5; the maps keep their own blue": (
        "{color} is geen kleur zoals #0B5FA5; de kaarten houden hun eigen blauw"
    ),
    "the accent {color} has a contrast of {contrast} where text needs 4.5; the maps keep their own blue": (
        "de accentkleur {color} heeft een contrast van {contrast} waar tekst 4,5 nodig heeft; "
        "de kaarten houden hun eigen blauw"
    ),
    "the accent {color} looks like the warning colour of the maps; they keep their own blue": (
        "de accentkleur {color} lijkt op de waarschuwingskleur van de kaarten; ze houden hun eigen blauw"
    ),
    # rendering
    "there is no format {format}: choose one of {formats}": "het formaat {format} bestaat niet: kies uit {formats}",
    "drawing {format} needs Graphviz, and this machine has none": (
        "voor {format} is Graphviz nodig, en dat staat niet op deze computer"
    ),
    "install it with `apt-get install graphviz` (Debian, Ubuntu), `brew install graphviz` (macOS) or "
    "`winget install graphviz` (Windows), or use `pip install 'journeykit[render]'`; "
    "`--format dot` works without": (
        "installeer het met `apt-get install graphviz` (Debian, Ubuntu), `brew install graphviz` (macOS) of "
        "`winget install graphviz` (Windows), of gebruik `pip install 'journeykit[render]'`; "
        "`--format dot` werkt zonder"
    ),
    "Graphviz was not ready after {seconds} seconds": "Graphviz was na {seconds} seconden nog niet klaar",
    "Graphviz could not be started: {reason}": "Graphviz kon niet worden gestart: {reason}",
    "Graphviz failed: {reason}": "Graphviz liep vast: {reason}",
}
