"""What the command line says."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "a name is one line of text that people can read": "een naam is één regel tekst die mensen kunnen lezen",
    "every journey has errors": "elke klantreis heeft fouten",
    "the current folder is not there, or not readable": "de huidige map bestaat niet, of is niet te lezen",
    "wrote {path}": "{path} geschreven",
    "error": "fout",
    "[y/N]": "[j/N]",
    "journeykit {version} has broken down ({kind} in {place})": "journeykit {version} is vastgelopen ({kind} in {place})",
    "this is a bug: please report it at {tracker}": "dit is een fout van ons: meld hem bij {tracker}",
    "--verbose shows the traceback; read it before you share it, it may quote your files": "--verbose toont de traceback; lees hem voordat u hem deelt, want er kan tekst uit uw bestanden in staan",
    "this format is binary and does not go to the terminal": "dit formaat is binair en gaat niet naar de terminal",
    "name a file: -o FILE": "noem een bestand: -o BESTAND",
    "this needs your consent, and there is no terminal to ask for it": "hiervoor is uw toestemming nodig, en er is geen terminal om die te vragen",
    "--yes consents beforehand": "met --yes stemt u vooraf in",
    "there is no journeykit document here": "hier is geen journeykit-document",
    "journeykit init starts a project; -C DIR works in another folder": "journeykit init begint een project; met -C MAP werkt u in een andere map",
    "left out, because it has errors: {file}": "weggelaten, want er zitten fouten in: {file}",
    'left out, because {other} has the id "{id}" too: {file}': 'weggelaten, want {other} heeft dezelfde id "{id}": {file}',
    "journeykit validate shows them": "journeykit validate laat ze zien",
    "the project has no journey": "het project heeft geen klantreis",
    "journeykit new journey NAME adds one": "journeykit new journey NAAM voegt er een toe",
    "there is no sound journey in {path}": "er is geen klantreis zonder fouten in {path}",
    'the journey "{name}" has errors ({file})': 'in de klantreis "{name}" zitten fouten ({file})',
    'did you mean "{word}"?': 'bedoelde u "{word}"?',
    "the journeys are: {ids}": "dit zijn de klantreizen: {ids}",
    'there is no journey and no file "{name}"': 'er is geen klantreis en geen bestand "{name}"',
}
