"""Which languages there are, and which one a person's machine speaks."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("nl", "en")


def message_language(environ: Mapping[str, str]) -> str:
    """Return the language of messages: the first of LC_ALL, LC_MESSAGES and LANG that is set decides."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            return "nl" if value.replace("-", "_").split("_")[0].split(".")[0].lower() == "nl" else "en"
    return "en"
