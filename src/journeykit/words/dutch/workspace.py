"""What is said while a client repository is found and read."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "`kind:` must be one word": "`kind:` moet één woord zijn",
    'the kind "{word}" is not known': 'de soort "{word}" is niet bekend',
    "a document is a mapping: keys with values, `kind:` first": "een document bestaat uit sleutels met waarden, met `kind:` vooraan",
    "a project file is called journeykit.yaml and stands at the top of the project": "een projectbestand heet journeykit.yaml en staat bovenaan in het project",
    'add "{line}"': 'voeg "{line}" toe',
    "run journeykit once for each project": "voer journeykit voor elk project apart uit",
    "the document does not say what kind it is": "het document zegt niet van welke soort het is",
    "the file cannot be read: {reason}": "het bestand kan niet worden gelezen: {reason}",
    "the file is empty": "het bestand is leeg",
    "the link leads out of the project": "de koppeling leidt het project uit",
    "the project does not say which version of the format it has": "het project zegt niet welke versie van het formaat het heeft",
    "the project file has the kind project, not {kind}": "het projectbestand heeft de soort project, niet {kind}",
    "the project has its project file already: {file}": "het project heeft al een projectbestand: {file}",
    'there is no file or folder "{path}"': 'er is geen bestand of map "{path}"',
    "these paths belong to different projects": "deze paden horen bij verschillende projecten",
    "write one of these at the top: {kinds}": "schrijf bovenaan een van deze: {kinds}",
}
