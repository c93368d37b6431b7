"""What a journey diagram says, each part with the offset at which it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeykit.diagnostics import Message


@dataclass(frozen=True, slots=True)
class Task:
    """A task: its name, its score as written, who takes part, and what mermaid would drop.

    `score_at` is where the score stands.
    """

    name: str
    score: str
    actors: tuple[str, ...]
    dropped: str
    at: int
    score_at: int


@dataclass(slots=True)
class Section:
    """A section with its tasks; one without a name holds the tasks before the first section."""

    name: str | None
    at: int
    tasks: list[Task] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a diagram cannot be read: what is wrong with the characters from `start` up to `end`."""

    start: int
    end: int
    message: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that is said beside the tasks (a title, a setting): its kind, its text, where it stands."""

    kind: str
    text: str
    at: int


@dataclass(slots=True)
class Diagram:
    """A journey diagram as mermaid reads it.

    `asides` hold titles, descriptions and settings in order: of each kind the last one counts.
    """

    sections: list[Section] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    comments: int = 0

    def last(self, kind: str) -> Aside | None:
        """Return the aside of a kind that counts."""
        return next((aside for aside in reversed(self.asides) if aside.kind == kind), None)

    @property
    def tasks(self) -> list[Task]:
        """All tasks in order."""
        return [task for section in self.sections for task in section.tasks]
