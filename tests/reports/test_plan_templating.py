"""What people write stays text, wherever a template shows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, UndefinedError
from markdown_it import MarkdownIt
from markdown_it.token import Token

from journeykit.reports.plan.context import plain
from journeykit.reports.templating import Made, environment, escape, tidy
from journeykit.words import one_line

HOSTILE = (
    "[a](javascript:alert(1))",
    "![a](https://example.org/x.png)",
    "@team and name@example.org",
    "#12 and owner/repo#12 and GH-12 and !13",
    "a | b | c",
    "|---|---|",
    "first line\n# heading\n- item\n\n1. one\n> quote\n```\ncode",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</sub></td></table>",
    "<!-- comment",
    "`code` and ``` fence",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "2026",
    "===",
    "---",
    "~~gone~~ *soft* **bold** _soft_ __bold__",
    "\\",
    "ends with \\",
    "&lt;b&gt; &#60;b&#62; &copy;",
    "https://example.org www.example.org <https://example.org>",
    "    four spaces",
    "\ttab",
    "[ref]: https://example.org",
    "[^1] and $x$ and :smile:",
    "/close",
    "{{ client }} {% raw %}",
    "\x1b[31m red \x00 nul",
    "\u202eright to left",
    "Term\n: definition",
)
SHAPES = (
    "{{ value }}\n",
    "# {{ value }}\n",
    "{{ value }}. Next.\n",
    "- {{ value }}\n- [ ] {{ value }}\n",
    "1. {{ value }}\n",
    "> {{ value }}\n",
    "| {{ value }} | b |\n|---|---|\n| {{ value }} | {{ value }} |\n",
    "a *“{{ value }}”* **{{ value }}** <sub>{{ value }}</sub> {{ value }}\n",
    "paragraph\n{{ value }}\nparagraph\n",
)


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def structure(text: str) -> list[tuple[str, str]]:
    """The elements of a Markdown text, without its words."""
    found = []
    for token in parsed(text):
        found.append((token.type, token.tag))
        found += [(child.type, child.tag) for child in token.children or () if child.type != "text"]
    return found


def shown(text: str) -> str:
    """What a reader sees of a paragraph."""
    inline = next(token for token in parsed(text) if token.type == "inline")
    return "".join(child.content for child in inline.children or ()).replace("\u200b", "")


def render(loader: DictLoader, name: str, language: str, values: dict[str, str]) -> str:
    return tidy(environment(loader, language).get_template(name).render(values))


def rendered(template: str, value: str) -> str:
    return render(DictLoader({"t": template}), "t", "nl", {"value": plain(value)})


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_makes_no_structure(text, shape):
    assert structure(rendered(shape, text)) == structure(rendered(shape, "word"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_as_it_is(text):
    assert shown(f"a {escape(plain(text))} z") == f"a {one_line(plain(text))} z"


words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\u200b\x00"), max_size=40)
marks = st.text(st.sampled_from("[]()<>|`*_~#@!&;:/\\-+=.123 \n\tabwww"), max_size=30)


@given(words | marks, st.sampled_from(SHAPES))
def test_no_text_at_all_makes_structure(text, shape):
    if text.split():
        assert structure(rendered(shape, f"a{text}")) == structure(rendered(shape, "word"))


@given(marks.filter(lambda text: text.strip()), st.sampled_from(SHAPES[:7]))
def test_no_marks_at_the_beginning_make_structure(text, shape):
    assert structure(rendered(shape, text)) == structure(rendered(shape, "word"))


@pytest.mark.parametrize(
    "text", ["@team", "#12", "name@example.org", "https://example.org", "www.example.org", "GH-12"]
)
def test_what_hosts_link_by_themselves_is_broken_up(text):
    assert text not in escape(text).replace("\\", "")
    assert "&#8203;" in escape(text)


def test_ordinary_words_stay_readable_in_the_source():
    for text in (
        "€ 6.000 (12 dagen), klaar op 1 maart 2027",
        "Q&A: 50 % zeker!",
        "61 (59 tot 63)",
        "+2,4",
        "a/b.yaml:14",
    ):
        assert escape(text) == text


def test_what_a_template_makes_itself_is_not_escaped():
    template = (
        "{% macro bold(text) %}**{{ text }}**{% endmacro %}"
        "{% set link %}[x](y){% endset %}"
        "{{ 2|heading }} {{ bold(value) }} {{ link }} {{ 0.5|signed }} {{ 6000|money }} {{ '2027-03-01'|date }}"
    )
    assert rendered(template, "a*b") == "## **a\\*b** [x](y) +0,5 €\N{NO-BREAK SPACE}6.000 1 maart 2027\n"


def test_what_is_joined_with_a_text_is_escaped_again():
    template = "{% macro m() %}*a*{% endmacro %}{{ m() ~ value }} {{ [value, value]|join('*') }} {{ value|upper }}"
    assert rendered(template, "[x]") == "\\*a\\*\\[x\\] \\[x\\]\\*\\[x\\] \\[X\\]\n"


def test_the_safe_filter_is_no_way_out():
    assert rendered("{{ value|safe }}", "<b>") == "\\<b\\>\n"


@pytest.mark.parametrize("template", ["{{ nothing }}", "{{ value.nothing }}"])
def test_a_wrong_name_is_an_error(template):
    with pytest.raises(UndefinedError):
        rendered(template, "a")


@pytest.mark.parametrize("template", ["{{ [1, 2] }}", "{{ {'a': 1} }}", "{{ value.upper }}", "{{ true }}"])
def test_only_texts_and_numbers_can_be_shown(template):
    with pytest.raises(TypeError):
        rendered(template, "a")


def test_numbers_follow_the_language():
    assert render(DictLoader({"t": "{{ 1234.5 }} {{ 1|number(1) }}"}), "t", "nl", {}) == "1.234,5 1,0\n"
    assert render(DictLoader({"t": "{{ 1234.5 }} {{ 1|number(1) }}"}), "t", "en", {}) == "1,234.5 1.0\n"


def test_a_link_leads_to_a_file_beside_the_plan_only():
    for value in ("javascript:alert(1)", "//evil.example", "a) [b](c", "https://evil.example"):
        text = rendered("[x]({{ value|address }})", value)
        links = [
            child.attrs["href"] for token in parsed(text) for child in token.children or () if child.type == "link_open"
        ]
        assert len(links) == 1
        assert ":" not in links[0]
        assert not str(links[0]).startswith("//")


def test_made_text_loses_its_mark_in_every_operation():
    made = Made("*a*")
    assert type(made + "b") is str
    assert type(made.upper()) is str
    assert type(f"{made}") is str


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("at {{ '45' }} of 100", "at 45 of 100"),
        ("{{ '45' }} of 100", "45 of 100"),
        ("{{ '45' }}. of 100", "4&#53;. of 100"),
        ("- {{ '7' }}) of 100", "- &#55;) of 100"),
        ("{{ '4&#53;' }}", "4&amp;\\#&#8203;53;"),
    ],
)
def test_a_lone_number_is_a_number_unless_it_would_begin_a_list(template, expected):
    from jinja2 import DictLoader

    text = tidy(environment(DictLoader({"t": template}), "en").get_template("t").render())
    assert text == f"{expected}\n"
