"""What the command line says."""

from __future__ import annotations

WORDS: dict[str, str] = {
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
}
