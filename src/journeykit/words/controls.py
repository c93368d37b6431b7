"""Characters that act instead of showing: made visible before text goes to a terminal or a log."""

from __future__ import annotations

_ACTING = (
    *range(0x20),
    *range(0x7F, 0xA0),
    # Line and paragraph separators, and the marks that turn the direction of writing.
    *(0x061C, 0x200E, 0x200F, 0x2028, 0x2029),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
_ONE_LINE = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _ACTING}
_ONE_LINE |= {ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
_SEVERAL_LINES = {code: shown for code, shown in _ONE_LINE.items() if chr(code) not in "\n\t"}


def safe(text: str) -> str:
    r"""Return text with its control characters visible (`\x1b`); line ends and tabs stay."""
    return text.translate(_SEVERAL_LINES)


def one_line(text: str) -> str:
    r"""Return text with all control characters visible, line ends too (`\n`): it can start no line of its own."""
    return text.translate(_ONE_LINE)
