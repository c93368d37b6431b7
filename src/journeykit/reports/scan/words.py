"""The words of the scan: points, levels, remedies, and a gap or a mismatch as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.model.vocabulary import TEN_POINTS
from journeykit.reports.plan.words import STATUSES
from journeykit.words import number, say, signed, translator
from journeykit.words.glossary import SCAN_POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.diagnostics import Message, Place
    from journeykit.scoring.scan_values import FoundMismatch, Item, Scan, Subject
    from journeykit.words import Sentence
    from journeykit.workspace import Workspace

REMEDIES = {
    "explain": "explain it", "perspective": "give a perspective", "reward": "reward the customer for it",
    "change-touchpoint": "change the touchpoint", "change-process": "change the process",
    "change-organisation": "change the organisation", "let-go": "let this customer go",
}  # fmt: skip


class ScanWords:
    """Says what a scan found, in one language."""

    def __init__(self, language: str, workspace: Workspace) -> None:
        self.language = language
        self.t: Sentence = translator(language)
        self.workspace = workspace
        self._names = {name.key: name.name(language) for name in SCAN_POINTS}

    def said(self, message: Message) -> str:
        """Say a message."""
        return say(message.text, message.args, self.language)

    def point(self, point: str) -> str:
        """Return what one of the ten points is called."""
        return self._names[point]

    def numbered(self, point: str) -> str:
        """Return a point with its number."""
        return f"{TEN_POINTS.index(point) + 1} {self._names[point]}"

    def figure(self, value: float | None) -> str:
        """Write a score: a decimal only when it has one; a dash when there is none."""
        if value is None:
            return "-"
        return number(value, self.language, 0 if float(value).is_integer() else 1)

    def mean(self, value: float | None) -> str:
        """Write the mean of several items: always with one decimal."""
        return "-" if value is None else number(value, self.language, 1)

    def balance(self, value: float | None) -> str:
        """Write a balance with its sign."""
        return "-" if value is None else signed(value, self.language, 1)

    def where(self, place: Place) -> str:
        """Write `file:line`."""
        span = self.workspace.span(place)
        return f"{place.file.as_posix()}:{span.line}" if span else place.file.as_posix()

    def level(self, subject: Subject) -> str:
        """Return what a subject is called: the organisation by its name, a touchpoint with its journey's id."""
        if subject.level == "organisation":
            return self.t("the organisation")
        return subject.name

    def counted(self, scan: Scan) -> str:
        """Say how much was scanned."""
        return self.t("{scanned} of {all} touchpoints scanned", scanned=scan.touchpoints_scanned, all=scan.touchpoints)

    def reasons(self, item: Item) -> Iterator[str]:
        """Say what raters gave and why; of a single rater only why: the score stands before it."""
        if len(item.opinions) == 1:
            alone = item.opinions[0]
            if alone.why:
                yield f"{alone.why} ({alone.by})" if alone.by else alone.why
            return
        for opinion in item.opinions:
            if not opinion.why and not opinion.by:
                continue
            score = self.t("not applicable") if opinion.score is None else self.figure(opinion.score)
            who = f"{opinion.by} {score}" if opinion.by else score
            yield f"{who}: {opinion.why}" if opinion.why else who

    def answer(self, subject: Subject, limit: int = 3) -> str:
        """Say which improvements work on it."""
        if not subject.improvements:
            return self.t("no improvement works on it yet")
        named = [f"{one.title} ({self.t(STATUSES[one.status])})" for one in subject.improvements[:limit]]
        more = len(subject.improvements) - limit
        if more > 0:
            named.append(self.t("{count} more", count=more))
        return self.t("works on it: {improvements}", improvements="; ".join(named))

    def clash(self, found: FoundMismatch) -> str:
        """Say what customers want against what we want."""
        one = found.mismatch
        customer = one.customer_wants or self.t("not written down")
        ours = one.we_want or self.t("not written down")
        return self.t("the customer wants: {customer}; we want: {ours}", customer=customer, ours=ours)

    def state(self, found: FoundMismatch) -> str:
        """Say whether it is directed, how, and whether it happens often."""
        one = found.mismatch
        parts = [self.t("directed") if found.directed else self.t("undirected")]
        parts.append(self.t("reason: {reason}", reason=one.reason) if one.reason else self.t("nobody has chosen it"))
        if one.reason:
            parts.append(self.t("explained") if one.explained else self.t("not explained"))
        if one.perspective:
            parts.append(self.t("perspective: {perspective}", perspective=one.perspective))
        if one.frequent:
            parts.append(self.t("happens often"))
        return ", ".join(parts)

    def helps(self, found: FoundMismatch) -> str:
        """Say what helps, and what was chosen."""
        helps = [self.t(REMEDIES[remedy]) for remedy in found.helps]
        text = ", ".join(helps) if helps else self.t("nothing more is needed")
        chosen = found.mismatch.remedy
        if chosen is None:
            return self.t("what helps: {remedies}", remedies=text)
        if found.helps == (chosen,):
            return self.t("what helps, and was chosen: {remedies}", remedies=text)
        return self.t("what helps: {remedies}; chosen: {chosen}", remedies=text, chosen=self.t(REMEDIES[chosen]))
