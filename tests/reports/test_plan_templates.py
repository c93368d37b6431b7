"""A client's own templates: they may show anything of the plan, and do nothing else."""

from __future__ import annotations

import pytest

from journeykit.diagnostics import JourneykitError
from journeykit.planning import plan
from journeykit.reports.plan import templates as plan_templates
from journeykit.reports.plan.report import markdown
from journeykit.workspace import load

JOURNEY = """\
kind: journey
id: a
title: A *bold* journey
phases:
  - name: P
    touchpoints:
      - name: "[T](x)"
        improvements: [{title: Try it, owner: desk, effort_days: 2, cost: 1500, due: 2027-03-01}]
"""


@pytest.fixture
def made(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(JOURNEY, encoding="utf-8")
    return plan(load(file))


@pytest.fixture
def folder(tmp_path):
    where = tmp_path / "templates"
    where.mkdir()
    return where


def written(made, folder, text, name="plan.md.j2", language="en"):
    (folder / name).write_text(text, encoding="utf-8")
    return markdown(made, language, template=folder)


def refused(made, folder, text, name="plan.md.j2") -> str:
    with pytest.raises(JourneykitError) as wrong:
        written(made, folder, text, name)
    return wrong.value.message.english


def test_a_template_of_ones_own(made, folder):
    text = "# {{ journeys[0].title }}\n{% for a in actions %}\n- {{ a.title }}: {{ a.once|money }}, {{ a.due|date }}\n{% endfor %}\n"
    assert written(made, folder, text) == "# A \\*bold\\* journey\n- Try it: €1,500, 1 March 2027\n"


def test_its_numbers_follow_the_language(made, folder):
    assert written(made, folder, "{{ 1500|money }} {{ 2.5 }}", language="nl") == "€\N{NO-BREAK SPACE}1.500 2,5\n"


def test_what_it_lacks_is_taken_from_ours(made, folder):
    text = written(made, folder, "## Our own steps\n", "steps.md.j2")
    assert text.startswith("# Improvement plan")
    assert text.endswith("## Our own steps\n")


def test_a_folder_of_the_language_goes_first(made, folder):
    (folder / "nl").mkdir()
    (folder / "nl" / "plan.md.j2").write_text("Nederlands")
    (folder / "plan.md.j2").write_text("English")
    assert markdown(made, "nl", template=folder) == "Nederlands\n"
    assert markdown(made, "en", template=folder) == "English\n"


def test_a_macro_and_an_include_of_its_own(made, folder):
    (folder / "bold.md.j2").write_text("{% macro bold(text) %}**{{ text }}**{% endmacro %}")
    text = '{% from "bold.md.j2" import bold %}{{ bold(journeys[0].title) }}'
    assert written(made, folder, text) == "**A \\*bold\\* journey**\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one\n{{ nothing }}", "plan.md.j2, line 2: 'nothing' is undefined"),
        ("one\n\n{{ actions[0].nothing }}", "plan.md.j2, line 3"),
        ("{% if %}", "plan.md.j2, line 1"),
        ("{{ actions }}", "plan.md.j2, line 1"),
        ("{{ journeys[0].title.upper }}", "plan.md.j2, line 1"),
        ('{% include "none.md.j2" %}', "none.md.j2"),
        ("{{ 1 / 0 }}", "division"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_with_file_and_line(made, folder, text, said):
    assert said in refused(made, folder, text)


def test_a_mistake_in_an_included_file_names_that_file(made, folder):
    assert refused(made, folder, "\n{{ wrong }}\n", "steps.md.j2").startswith("steps.md.j2, line 2")


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__}'.format('') }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ actions.append(1) }}",
        "{{ actions[0].update({}) }}",
        "{% set x = journeys.clear() %}",
    ],
)
def test_a_template_cannot_get_out(made, folder, text):
    said = refused(made, folder, text)
    assert "unsafe" in said or "undefined" in said or "not safely callable" in said


@pytest.mark.parametrize(
    "name", ["../secret.md.j2", "/etc/passwd", "..\\secret.md.j2", "link.md.j2", "away/secret.md.j2"]
)
def test_it_reads_nothing_outside_its_folder(made, folder, name):
    secret = folder.parent / "secret.md.j2"
    secret.write_text("secret")
    (folder / "link.md.j2").symlink_to(secret)
    (folder / "away").symlink_to(folder.parent)
    assert "there is no template" in refused(made, folder, f'{{% include "{name}" %}}')


def test_too_much_memory_ends_with_a_clear_error(made, folder):
    assert "512 MB" in refused(made, folder, "{{ 'x' * 10**9 }}")


def test_too_much_output_ends_with_a_clear_error(made, folder):
    text = "{% for i in range(99999) %}" + "x" * 100 + "{% endfor %}"
    assert "5000000 characters" in refused(made, folder, text)


def test_too_much_time_ends_with_a_clear_error(made, folder, monkeypatch):
    monkeypatch.setattr(plan_templates, "SECONDS", 1)
    text = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    assert "1 seconds" in refused(made, folder, text)


def test_a_folder_without_a_template_and_no_folder(made, folder, tmp_path):
    for where in (folder, tmp_path / "none"):
        with pytest.raises(JourneykitError):
            markdown(made, "en", template=where)


def test_what_stands_in_the_folder_it_is_started_in_is_not_run(made, folder, tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('ran')")
    (tmp_path / "jinja2.py").write_text("raise SystemExit('ran')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert written(made, folder, "fine") == "fine\n"
