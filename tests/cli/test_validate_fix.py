from __future__ import annotations

import os
import stat
import subprocess

import pytest

from journeykit.cli import reading

BAD = """\
kind: journey
title: Repairing a bicycle   # the old one
phases:
  - name: Workshop
    touchpoints:
      - {name: Counter, importance: '4,5'}
      - {nmae: Bill}
"""
DRAFT = ("validate", "--profile", "draft")


@pytest.fixture
def shop(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "JOURNEYKIT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "a.yaml").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_fix_writes_and_says_what_is_left(journeykit, shop):
    shown = journeykit(*DRAFT, "--fix", "--output-format", "concise")
    assert shown.code == 1
    assert "JK103" not in shown.out
    assert shown.out.endswith("1 document: 1 error (--unsafe-fixes mends 1)\n")
    assert shown.err == "wrote a.yaml\n1 finding was mended\n"
    assert (shop / "a.yaml").read_text(encoding="utf-8") == BAD.replace("'4,5'", "4.5")
    shown = journeykit(*DRAFT, "--unsafe-fixes")
    assert (shown.code, shown.out) == (0, "The document is valid.\n")
    assert (shop / "a.yaml").read_text(encoding="utf-8") == BAD.replace("'4,5'", "4.5").replace("nmae", "name")
    before = (shop / "a.yaml").stat().st_mtime_ns
    assert journeykit(*DRAFT, "--unsafe-fixes").err == ""
    assert (shop / "a.yaml").stat().st_mtime_ns == before


def test_diff_shows_and_fails_and_writes_nothing(journeykit, shop, program):
    shown = journeykit(*DRAFT, "--diff", "--unsafe-fixes")
    assert shown.code == 1
    assert (shop / "a.yaml").read_text(encoding="utf-8") == BAD
    subprocess.run([program("git"), "apply", "-"], input=shown.out, text=True, check=True, cwd=shop)
    assert journeykit(*DRAFT).code == 0
    shown = journeykit(*DRAFT, "--diff")
    assert (shown.code, shown.out) == (0, "")


def test_a_diff_can_be_applied_where_the_last_line_has_no_end(journeykit, shop, program):
    (shop / "a.yaml").write_bytes(BAD.rstrip().encode())
    shown = journeykit(*DRAFT, "--diff", "--unsafe-fixes")
    subprocess.run([program("git"), "apply", "-"], input=shown.out, text=True, check=True, cwd=shop)
    assert (shop / "a.yaml").read_bytes() == BAD.rstrip().replace("'4,5'", "4.5").replace("nmae", "name").encode()


def test_only_what_was_asked_for_is_mended(journeykit, shop):
    (shop / "journeykit.yaml").write_text("kind: project\nname: Shop\n", encoding="utf-8")
    (shop / "b.yaml").write_text(BAD.replace("bicycle", "wheel"), encoding="utf-8")
    journeykit(*DRAFT, "--fix", "b.yaml")
    assert (shop / "a.yaml").read_text(encoding="utf-8") == BAD
    assert "4.5" in (shop / "b.yaml").read_text(encoding="utf-8")
    journeykit(*DRAFT, "--fix", "--ignore", "JK103")
    assert (shop / "a.yaml").read_text(encoding="utf-8") == BAD
    assert "format: 1" in (shop / "journeykit.yaml").read_text(encoding="utf-8")


def test_nothing_is_promised_that_cannot_be_mended(journeykit, shop):
    (shop / "a.yaml").write_text(
        BAD.replace("importance: '4,5'", "channels: [carrier-pigeon]").replace("nmae", "name"), encoding="utf-8"
    )
    shown = journeykit(*DRAFT)
    assert shown.code == 1
    assert "fix" not in shown.out


def test_standard_input_cannot_be_mended(journeykit, shop):
    assert journeykit("validate", "-", "--fix").code == 2
    assert journeykit("validate", "-", "--diff").code == 2


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes and links")
def test_modes_and_links_stay(journeykit, shop):
    (shop / "deep").mkdir()
    (shop / "a.yaml").rename(shop / "deep" / "real.txt")
    (shop / "deep" / "real.txt").chmod(0o640)
    (shop / "a.yaml").symlink_to("deep/real.txt")
    journeykit(*DRAFT, "--fix", ".")
    assert (shop / "a.yaml").is_symlink()
    assert "4.5" in (shop / "deep" / "real.txt").read_text(encoding="utf-8")
    assert stat.S_IMODE((shop / "deep" / "real.txt").stat().st_mode) == 0o640


def test_a_file_that_has_changed_meanwhile_is_left_alone(journeykit, shop, monkeypatch):
    real = reading.Reading.workspace

    def slow(self, buffers=None):
        found = real(self, buffers)
        if buffers:
            (shop / "a.yaml").write_text(BAD + "# mine\n", encoding="utf-8")
        return found

    monkeypatch.setattr(reading.Reading, "workspace", slow)
    shown = journeykit(*DRAFT, "--fix")
    assert "has changed meanwhile: a.yaml" in shown.err
    assert (shop / "a.yaml").read_text(encoding="utf-8") == BAD + "# mine\n"


@pytest.mark.parametrize(
    ("wrong", "mended"),
    [
        ("channels: [stoor]", "channels: [store]"),
        ("channels: ['stoor', phone]", "channels: [store, phone]"),
        ("next: [{to: countr}]", "next: [{to: counter}]"),
    ],
)
def test_a_name_that_is_nearly_one_is_mended_when_that_is_asked_for(journeykit, shop, wrong, mended):
    text = BAD.replace("importance: '4,5'", "HERE").replace("nmae", "name")
    (shop / "a.yaml").write_text(text.replace("HERE", wrong), encoding="utf-8")
    assert journeykit(*DRAFT, "--fix").code == 1
    assert journeykit(*DRAFT, "--unsafe-fixes").code == 0
    assert (shop / "a.yaml").read_text(encoding="utf-8") == text.replace("HERE", mended)
