from __future__ import annotations

import json

import pytest
from markdown_it import MarkdownIt
from tests.history.conftest import PROJECT, make
from tests.history.test_diff import state

from journeykit.cli.running import run
from journeykit.history import diff
from journeykit.reports.changelog.report import changelog_report

OLD = """\
kind: journey
title: Lid worden
owner: balie
tasks: [{name: Afzeggen, channels: {phone: yes, app: planned}}]
phases:
  - name: Kiezen
    touchpoints:
      - id: folder
        name: Folder lezen
        brand_rules: {een-bedrag: broken}
        owner: balie
        improvements: [{id: kort, title: Korter, status: redesign}]
      - id: bellen
        name: Bellen
        channels: [phone, letter]
        served_by: machine
        initiative: customer
        moment_of_truth: {doubts: [Kan ik terug?], helpline: [phone]}
        next: [{to: balie, share: 0.5, carries: none}]
        improvements:
          - {id: avond, title: Ook in de avond, status: chosen}
          - {id: terug, title: Terugbellen, status: pilot, pilot: {metric: ces, target: 5, baseline: {value: 3, n: 200}}}
      - {id: balie, name: De balie}
  - name: Zwemmen
    touchpoints:
      - {id: kluisje, name: Kluisje}
      - {id: app, name: De app, status: planned}
      - {id: kaart, name: Knipkaart, channels: [letter]}
"""
PROMISE = (
    PROJECT
    + """\
brand: {promise: Altijd water, values: [{id: helder, name: Helder, rules: [{id: een-bedrag, text: Eén bedrag.}]}]}
basics: [{id: snel, text: Snel antwoord, norm: een week}]
channels: [{id: phone, name: telefoon, open: {days: mon-fri, from: "09:00", to: "17:00"}}]
departments: [{id: balie, name: Balie}]
"""
)


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for before, after in pairs:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def told(old: dict[str, str], new: dict[str, str], language: str = "nl") -> str:
    before, after = state(**old), state(**new)
    return changelog_report(diff(before, after, "v1", "v2"), before, after, language)


def heads(page: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith("#")]


def under(page: str, head: str) -> set[str]:
    rest = page.split(f"{head}\n", 1)[1].split("\n#", 1)[0].split("\n---", 1)[0]
    return {line.removeprefix("- ") for line in rest.splitlines() if line}


def test_what_a_customer_notices_stands_by_journey_and_phase():
    new = (
        changed(
            OLD,
            ("name: Afzeggen, channels: {phone: yes, app: planned}", "name: Afzeggen, channels: {app: yes}"),
            ("een-bedrag: broken", "een-bedrag: kept"),
            ("channels: [phone, letter]", "channels: [phone, chat]"),
            ("served_by: machine", "served_by: person"),
            ("initiative: customer", "initiative: us"),
            ("helpline: [phone]", "helpline: [phone, chat]"),
            ("carries: none", "carries: full"),
            ("name: De balie", "name: De receptie"),
            ("title: Korter, status: redesign", "title: Korter, status: done, done_on: 2027-02-01"),
            (
                "in de avond, status: chosen",
                "in de avond, status: pilot, pilot: {starts: 2027-01-04, ends: 2027-02-04}",
            ),
            ("status: pilot, pilot: {metric", "status: implementing, pilot: {result: {value: 5.5, n: 200}, metric"),
            ("      - {id: kluisje, name: Kluisje}\n", ""),
            ("status: planned", "channels: [app]"),
        )
        + "      - {id: kluisje, name: Kluisje}\n      - {id: douche, name: Warme douche}\n"
    )
    page = told({"journeykit": PROMISE, "a": OLD}, {"journeykit": PROMISE, "a": new})
    assert heads(page) == [
        "# Wat er voor klanten veranderde", "## In het kort", "## Lid worden", "### Kiezen", "### Zwemmen",
    ]  # fmt: skip
    assert under(page, "## Lid worden") == {"“Afzeggen” kan nu ook via app.", "“Afzeggen” kan niet meer via telefoon."}
    assert under(page, "### Kiezen") == {
        "Bij “Folder lezen” krijgen klanten nu wat is beloofd: “Eén bedrag”.",
        "“Bellen”: nu via chat, niet meer via brief.",
        "“Bellen”: nu met een mens, eerst met een machine.",
        "“Bellen” komt nu vanzelf naar klanten toe; eerst moesten ze er zelf om vragen.",
        "Wie twijfelt bij “Bellen”, vindt nu ook hulp via chat.",
        "Wie van “Bellen” doorgaat naar “De receptie”, hoeft zijn verhaal niet meer opnieuw te vertellen.",
        "“De balie” heet nu “De receptie”.",
        "Klaar op 1 februari 2027: “Korter”.",
        "Er is een proef begonnen: “Ook in de avond” (4 januari 2027 tot en met 4 februari 2027).",
        (
            "De proef met “Terugbellen” is voorbij; het wordt ingevoerd voor alle klanten. Daarin ging het duidelijk "
            "beter. Het doel is gehaald."
        ),
    }
    assert under(page, "### Zwemmen") == {
        "Nieuw: “De app” (app).", "Nieuw: “Warme douche”.", "“Kluisje” komt nu meteen na “Knipkaart”.",
    }  # fmt: skip
    assert "misschien was het er al" in page


def test_what_nobody_notices_is_counted_and_what_is_first_told_has_not_changed():
    new = changed(
        OLD, ("owner: balie\ntasks", "owner: {department: balie, role: chef}\ntasks"),
        ("        owner: balie\n", "        systems: [kassa]\n        channels: [print]\n"),
        ("title: Terugbellen", "title: Terugbellen, cost: 900, owner: balie"),
    )  # fmt: skip
    page = told({"journeykit": PROMISE, "a": OLD}, {"journeykit": PROMISE, "a": new}, "en")
    assert heads(page) == ["# What changed for customers"]
    assert "Customers will have noticed nothing" in page
    assert "3 changes that customers do not notice are left out" in page
    for word in ("balie", "kassa", "900", "chef"):
        assert word not in page
    same = told({"journeykit": PROMISE, "a": OLD}, {"journeykit": PROMISE, "a": OLD}, "en")
    assert "left out" not in same


def test_promises_and_hours_hold_everywhere():
    new = changed(
        PROMISE, ("Altijd water", "Altijd warm water"), ("norm: een week", "norm: een dag"),
        ('to: "17:00"', 'to: "21:00"'), ("basics: [", "basics: [{id: naam, text: Met een naam}, "),
    )  # fmt: skip
    page = told({"journeykit": PROMISE, "a": OLD}, {"journeykit": new, "a": OLD})
    assert under(page, "## Overal") == {
        "De belofte aan klanten is nu: “Altijd warm water” (het was: “Altijd water”).",
        "Nieuwe belofte die overal geldt: “Met een naam”.",
        "“Snel antwoord”: de norm is nu een dag, dat was een week.",
        "Telefoon: nu open ma–vr 09:00–21:00; eerst ma–vr 09:00–17:00.",
    }


def answers(period: str, mean: float, n: int = 300, wait: str = "") -> str:
    more = f"  - {{touchpoint: bellen, metric: wait, unit: minutes, value: {wait}, period: {period}}}\n" if wait else ""
    return (
        f"kind: measurements\nrecords:\n  - {{touchpoint: bellen, metric: csat, mean: {mean}, sd: 1, n: {n}, period: {period}}}\n"
        f"  - {{touchpoint: kaart, metric: csat, mean: 4, sd: 1, n: 90, period: {period}}}\n{more}"
    )


@pytest.mark.parametrize(
    ("mean", "says", "noise"),
    [
        (4.2, "Klanten zijn tevredener over “Bellen”: van ", "1 cijfer"),
        (2.8, "Klanten zijn minder tevreden over “Bellen”: van ", "1 cijfer"),
        (3.55, None, "2 cijfers"),
    ],
)
def test_satisfaction_is_told_with_its_interval_or_counted_as_noise(mean, says, noise):
    later = answers("2026-Q2", mean, wait="3.5").replace("mean: 4,", "mean: 4.02,")
    page = told({"a": OLD, "m": answers("2026-Q1", 3.5, wait="9")}, {"a": OLD, "m": later})
    lines = under(page, "### Kiezen")
    assert "De wachttijd bij “Bellen” ging van 9 minuten naar 3,5 minuten (geteld, zonder marge)." in lines
    told_of = [line for line in lines if "tevreden" in line]
    assert bool(told_of) == (says is not None)
    assert all(line.startswith(says) and " tot " in line for line in told_of)
    assert f"{noise} " in page
    corrected = told(
        {"a": OLD, "m": answers("2026-Q1", 3.5, wait="9")}, {"a": OLD, "m": answers("2026-Q1", mean, wait="3")}
    )
    assert "evreden" not in corrected
    assert "wachttijd" not in corrected


def test_journeys_that_come_go_are_wished_for_or_cannot_be_read():
    wished = OLD.replace("title: Lid worden", "title: Later\nstate: future\nfuture_of: lid-worden")
    other = "kind: journey\ntitle: Weggaan\nphases: [{name: Einde, touchpoints: [Afscheid]}]\n"
    broken = OLD.replace("Lid worden", "Stuk")
    page = told(
        {"a": OLD, "b": other, "d": broken},
        {"a": OLD, "c": wished, "d": broken.replace("owner: balie\n", "owner: [\n", 1)},
    )
    assert heads(page) == ["# Wat er voor klanten veranderde", "## Weggaan"]
    assert under(page, "## Weggaan") == {"Deze klantreis wordt niet meer beschreven."}
    assert "staat hier niets: in de beschrijving zitten fouten" in page
    begun = told(
        {"a": wished}, {"a": wished.replace("state: future\nfuture_of: lid-worden\n", "").replace("Kluisje", "Mandje")}
    )
    assert under(begun, "## Later") == {"Deze klantreis is voor het eerst beschreven."}


def test_what_people_wrote_is_shown_and_does_nothing():
    hostile = json.dumps("<script>x</script> [x](javascript:1) | @team #12 # kop")
    new = OLD.replace("name: Bellen", f"name: {hostile}").replace("name: Kiezen", f"name: {hostile}")
    page = told({"a": OLD}, {"a": new})
    tokens = [token for one in MarkdownIt("commonmark").parse(page) for token in (one, *(one.children or ()))]
    assert not [token for token in tokens if token.type in ("link_open", "image", "html_block", "html_inline")]
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h3"]


def test_the_command_names_both_days(tmp_path, monkeypatch, capsys):
    repository = make(tmp_path / "zwembad")
    repository.write(journeykit=PROMISE, a=OLD)
    repository.commit("begin", tag="v1")
    repository.write(a=OLD.replace("name: Bellen", "name: Opbellen"))
    repository.commit("naam", tag="v2")
    monkeypatch.chdir(repository.folder)
    monkeypatch.setenv("LC_ALL", "C")
    pages = []
    for arguments in (["v1", "v2"], ["v1..v2"], ["v1...v2"], ["v1"]):
        assert run(["changelog", *arguments, "--language", "en"]) == 0
        pages.append(capsys.readouterr().out)
    assert pages[0] == pages[1] == pages[3].replace("to 29 January 2026*", "to v2 (29 January 2026)*")
    assert run(["changelog", "v2", "v1"]) == 0
    assert "told backwards" in capsys.readouterr().err
    assert pages[0].splitlines()[4:] == pages[2].splitlines()[4:]
    assert "from v1 (15 January 2026) to v2 (29 January 2026)" in pages[0]
    assert "“Bellen” is now called “Opbellen”." in pages[0]
    repository.put("réizen ü/lid worden.yaml", (repository.folder / "a.yaml").read_bytes().replace(b"\n", b"\r\n"))
    repository.git("rm", "-q", "a.yaml")
    repository.commit("verhuisd")
    assert run(["changelog", "v2", "HEAD"]) == 0  # another file and other line ends are no news
    moved = capsys.readouterr().out
    assert "zullen klanten niets hebben gemerkt" in moved
    assert "weggelaten" not in moved
    assert run(["changelog", "v9", "-o", "page.md"]) == 3
    assert "v9" in capsys.readouterr().err
    assert not (repository.folder / "page.md").exists()


def test_where_there_is_nothing_that_is_said(tmp_path, monkeypatch, capsys):
    repository = make(tmp_path / "werk")
    repository.put("klanten/zon/reis.yaml", OLD)
    repository.put("klanten/zon/journeykit.yaml", PROMISE)
    repository.put("klanten/lees.mij", "x")
    repository.commit("begin")
    repository.commit("niets")
    repository.git("clone", "-q", "--bare", ".", str(tmp_path / "kaal"))
    monkeypatch.setenv("LC_ALL", "C")

    def said(folder, *arguments):
        monkeypatch.chdir(folder)
        return run(list(arguments)), capsys.readouterr().err

    for command in (["diff", "HEAD~1", "HEAD"], ["diff"], ["changelog", "HEAD~1"]):
        code, err = said(repository.folder, *command)  # the project stands in a folder below
        assert (code, "no journeykit document here" in err) == (3, True)
        assert said(repository.folder / "klanten" / "zon", *command)[0] == 0
    for command in (["diff"], ["diff", "HEAD~1"], ["diff", "--staged"]):
        code, err = said(tmp_path / "kaal", *command)  # there are no files, and nobody removed them
        assert (code, "bare" in err) == (2, True)
    assert said(tmp_path / "kaal", "changelog", "HEAD~1")[0] == 0
