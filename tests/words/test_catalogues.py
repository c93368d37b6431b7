"""Every sentence has its Dutch, and what is compiled is what people wrote."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from journeykit.words import say
from journeykit.words.translations import translated

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs"))
try:
    import sentences
    import translate
finally:
    sys.path.pop(0)

FOLDER = translate.CATALOGUES / "nl"
RUN = "run: python docs/translate.py"
# What Dutch keeps as it is behind a number.
UNCHANGED = re.compile(r"\b(uur|jaar|euro|keer|procent|andere)\b|%")


@pytest.fixture(scope="module")
def catalogues():
    return translate.catalogues()


@pytest.fixture(scope="module")
def everything(catalogues):
    """Every entry with the subject of its catalogue."""
    return [(subject, entry) for subject, one in catalogues.items() for entry in one if entry.id]


@pytest.fixture(scope="module")
def entries(everything):
    """Every entry that has its Dutch."""
    return [(subject, entry) for subject, entry in everything if entry.string]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of catalogues of our own, in place of the real one."""
    monkeypatch.setattr(translate, "CATALOGUES", tmp_path)
    monkeypatch.setattr(translate, "ROOT", tmp_path)
    (tmp_path / "nl").mkdir()
    return tmp_path / "nl"


def written(text):
    """Return a catalogue of one subject that holds some lines."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head + text


def test_every_sentence_has_its_dutch(entries):
    known = {entry.id for _, entry in entries}
    missing = [f"{one.place}: {one.literal!r}" for one in sentences.said() if one.literal and one.literal not in known]
    assert not missing, f"{RUN}, and fill in the Dutch:\n" + "\n".join(missing)


def test_no_dutch_is_left_over(everything):
    spoken = sentences.literals()
    stale = [f"{subject}.po: {entry.id!r}" for subject, entry in everything if entry.id not in spoken]
    assert not stale, f"nothing says these any more; {RUN} --prune\n" + "\n".join(stale)


def test_the_catalogues_are_sound(catalogues):
    wrong = [
        f"{subject}.po: {entry.id!r}: {error}"
        for subject, one in catalogues.items()
        for entry, errors in one.check()
        for error in errors
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_waits_for_a_translator(everything):
    wrong = [f"{subject}.po: {entry.id!r}" for subject, entry in everything if entry.fuzzy or not entry.string]
    assert not wrong, "these are empty or marked fuzzy:\n" + "\n".join(wrong)


def test_the_catalogues_are_as_the_script_writes_them(catalogues):
    wrong = [path.name for path, data in translate.files(catalogues).items() if path.read_bytes() != data]
    assert not wrong, RUN


def test_nothing_is_compiled_that_nobody_wrote():
    assert {path.stem for path in FOLDER.glob("*.mo")} == {path.stem for path in FOLDER.glob("*.po")}, RUN


def test_dutch_has_the_same_gaps(entries):
    wrong = [
        f"{subject}.po: {entry.id!r}"
        for subject, entry in entries
        if sentences.gaps(entry.id) != sentences.gaps(entry.string)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_dutch_sentence_ends_otherwise(entries):
    ends = (".", ":", "?")
    wrong = [
        f"{subject}.po: {entry.id!r}"
        for subject, entry in entries
        if entry.id.endswith(ends) != entry.string.endswith(ends)
    ]
    assert not wrong, "\n".join(wrong)


def test_catalogues_do_not_contradict_each_other(entries):
    seen = {}
    wrong = []
    for subject, entry in entries:
        first, before = seen.setdefault(entry.id, (subject, entry.string))
        if before != entry.string:
            wrong.append(f"{entry.id!r}: {before!r} in {first}.po, {entry.string!r} in {subject}.po")
    assert not wrong, "\n".join(wrong)


def plural_pairs():
    """Return where one of two sentences is chosen by whether there is one of something."""
    for path in sentences.sources():
        for node in ast.walk(sentences.tree(path)):
            if isinstance(node, ast.IfExp) and re.search(r"== 1$", ast.unparse(node.test)):
                yield node.body, node.orelse
            elif isinstance(node, ast.Call) and sentences.called(node) == "count" and len(node.args) == 3:
                yield node.args[1], node.args[2]


def literal(node):
    """Return the sentence of `"…"` and of `t("…", n=n)`."""
    if isinstance(node, ast.Call) and sentences.called(node) in {"t", "message"} and node.args:
        node = node.args[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_one_and_many_differ_in_dutch_as_in_english():
    pairs = [(literal(one), literal(many)) for one, many in plural_pairs()]
    pairs = [(one, many) for one, many in pairs if one and many and translated(one, "nl") != one]
    assert len(pairs) > 20

    def counted(text):
        return re.sub(r"\{(n|count)\}", "1", text)

    alike = [
        (one, dutch)
        for one, many in pairs
        if counted(one) != counted(many)
        and counted(dutch := translated(many, "nl")) == counted(translated(one, "nl"))
        and not UNCHANGED.search(dutch)
    ]
    assert not alike


def test_the_program_says_what_the_catalogues_say(entries):
    assert len(entries) > 1500
    assert [entry.id for _, entry in entries if translated(entry.id, "nl") != entry.string] == []


def test_the_empty_sentence_is_not_the_head_of_a_catalogue():
    assert say("", {}, "nl") == ""


@pytest.mark.parametrize(("language", "loaded"), [("en", False), ("nl", True)])
def test_english_loads_no_catalogue(language, loaded):
    program = f"import sys; from journeykit.words import say; say('done', {{}}, {language!r}); print('gettext' in sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loaded)


def test_a_new_sentence_goes_where_its_file_or_its_folder_has_most():
    room, reports = sentences.PACKAGE / "maps", sentences.PACKAGE / "reports"
    homes = {"a": ["maps"], "b": ["maps"], "x": ["scoring"], "p": ["plan"], "q": ["plan"]}
    by_file = {
        room / "legend.py": ["a", "b"],
        room / "cells" / "new.py": ["x", "new", "newer"],
        reports / "plan.py": ["p", "q", "one"],
        reports / "fresh.py": ["two", "three", "four", "five"],
    }
    said = [translate._subject(path, by_file, homes) for path in by_file]
    assert said == ["maps", "maps", "plan", "reports"]


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["a", "new", "b"], ["a", "new", "c", "b"]),
        (["a", "other", "new"], ["a", "new", "c", "b"]),
        (["new", "b"], ["a", "c", "new", "b"]),
        (["new"], ["a", "c", "b", "new"]),
        (["b", "c", "new"], ["a", "c", "new", "b"]),
    ],
)
def test_a_new_sentence_stands_beside_its_neighbour(texts, order):
    one = translate._filled("# x", [Message(text, text) for text in "acb"])
    added = translate._with(one, "new", texts)
    assert [entry.id for entry in added if entry.id] == order
    assert added["new"].string == ""


def test_a_catalogue_comes_back_as_it_was_written(folder):
    (folder / "x.po").write_text(
        "# About x.\n"
        + written(
            '# A choice.\n#, python-brace-format\nmsgid "90 % of {all}"\nmsgstr "90 % van {all}"\n\n'
            'msgid ""\n"two\\n"\n"lines"\nmsgstr ""\n"twee\\n"\n"regels"\n'
        ),
        encoding="utf-8",
    )
    once = translate.as_po(translate.read(folder / "x.po"))
    (folder / "x.po").write_bytes(once)
    assert translate.as_po(translate.read(folder / "x.po")) == once
    text = once.decode()
    assert text.startswith("# About x.\n")
    assert "# A choice.\n#, python-brace-format\n" in text
    assert '"Language: nl\\n"' in text
    assert "python-format" not in text.replace("python-brace-format", "")
    assert "Date" not in text
    (folder / "x.mo").write_bytes(translate.as_mo(translate.read(folder / "x.po")))
    with (folder / "x.mo").open("rb") as file:
        read = GNUTranslations(file)
    assert read.gettext("90 % of {all}") == "90 % van {all}"
    assert read.gettext("two\nlines") == "twee\nregels"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "twice"),
        ('<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n=======\nmsgid "a"\nmsgstr "c"\n>>>>>>> theirs\n', "x.po:4: .*<<<"),
        ('msgid "a"\nmsgstr b\n', "x.po:5"),
        ('msgid "a"\nmsgstr "een "b""\n', "x.po:5"),
        ('msgid "a"\n\nmsgid "c"\nmsgstr "d"\n', "missing msgstr"),
    ],
)
def test_a_broken_catalogue_is_refused(folder, text, reason):
    (folder / "x.po").write_text(written(text), encoding="utf-8")
    with pytest.raises(ValueError, match=reason):
        translate.read(folder / "x.po")


def test_a_fuzzy_entry_is_not_compiled(folder):
    (folder / "x.po").write_text(written('#, fuzzy\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\n'), "utf-8")
    (folder / "x.mo").write_bytes(translate.as_mo(translate.read(folder / "x.po")))
    with (folder / "x.mo").open("rb") as file:
        read = GNUTranslations(file)
    assert (read.gettext("a"), read.gettext("c")) == ("a", "d")


def test_the_script_adds_keeps_prunes_and_compiles(folder, monkeypatch, capsys):
    package = folder.parent / "journeykit"
    (package / "room").mkdir(parents=True)
    monkeypatch.setattr(sentences, "PACKAGE", package)
    monkeypatch.setattr(sentences, "ROOT", folder.parent)
    monkeypatch.setattr(translate, "PACKAGE", package)
    (package / "room" / "said.py").write_text('t("first"), t("{n} more", n=2)', encoding="utf-8")
    assert translate.main() == 1
    assert "room.po: has no Dutch yet: '{n} more'" in capsys.readouterr().out
    text = (folder / "room.po").read_text("utf-8")
    assert text.index('msgid "first"') < text.index('#, python-brace-format\nmsgid "{n} more"')
    text = text.replace('"{n} more"\nmsgstr ""', '"{n} more"\nmsgstr "nog {n}"')
    (folder / "room.po").write_text(text + '\nmsgid "gone"\nmsgstr "weg"\n\nmsgid "never"\nmsgstr ""\n', "utf-8")
    assert translate.main("room") == 1
    said = capsys.readouterr().out
    assert "--prune takes it out): 'gone'" in said
    text = (folder / "room.po").read_text("utf-8")
    assert ("weg" in text, "never" in text) == (True, False)
    (folder / "room.po").write_text(text.replace('"first"\nmsgstr ""', '"first"\nmsgstr "eerste"'), "utf-8")
    assert translate.main(prune=True) == 0
    assert "weg" not in (folder / "room.po").read_text("utf-8")
    with (folder / "room.mo").open("rb") as file:
        assert GNUTranslations(file).gettext("first") == "eerste"
    assert translate.main("other") == 2
    (folder / "room.po").unlink()
    (package / "room" / "said.py").unlink()
    assert translate.main() == 0
    assert list(folder.iterdir()) == []
