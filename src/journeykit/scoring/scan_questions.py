"""The thirty questions behind the ten points of the scan: what an item's `checks` answer.

Every question is put so that "yes" is good for the side whose point it is: a "no" says where to look. The ids never
change their meaning; documents name them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Question:
    """One sub-question: its id, the point of the scan it belongs to, and how it is asked."""

    id: str
    point: str
    asked: Message


QUESTIONS: tuple[Question, ...] = (
    Question("well-spoken-of", "motivation", message("Do people speak well of us before they come here?")),
    Question("worth-the-trouble", "motivation", message("Is this step worth the trouble to the customer?")),
    Question("reasons-given", "motivation", message("Do we explain why we ask for each detail?")),
    Question(
        "helped-when-rare", "knowledge", message("Do we help a customer who meets this rarely, perhaps once in a lifetime?")
    ),
    Question("customers-language", "knowledge", message("Do we use the customer's words, not our own?")),
    Question(
        "right-form", "knowledge", message("Is the explanation in the form that fits: a talk, text, film or picture?")
    ),
    Question(
        "trusted-source", "knowledge",
        message("Does the explanation come from the source that customers believe: us, or somebody outside?"),
    ),
    Question("doubt-known", "low_threshold", message("Do we know which doubt the customer has here, and answer it?")),
    Question("helpline-there", "low_threshold", message("Is there a helpline at the very moment of doubt?")),
    Question(
        "no-queue", "low_threshold", message("Does the customer reach the right department at once, without a queue?")
    ),
    Question("does-what-expected", "facilitation", message("Can the customer do here what he expects to do?")),
    Question("number-findable", "facilitation", message("Can the telephone number be found within seconds?")),
    Question("same-on-each-device", "facilitation", message("Does each device offer the same functions?")),
    Question(
        "service-centre", "facilitation", message("Do we run this as a service centre, rather than as a cost centre?")
    ),
    Question("open-when-it-suits", "relevance", message("Are we open when it suits the customer?")),
    Question("right-place", "relevance", message("Does it happen in the place where the customer is?")),
    Question("right-device", "relevance", message("Does it work on the device that the customer has at hand?")),
    Question("personal", "relevance", message("Is it about this customer: do we use what we know already?")),
    Question(
        "low-thresholds", "lead_support",
        message("Can somebody go on without a threshold that drives him away, such as an account or a deposit?"),
    ),
    Question("data-in-parts", "lead_support", message("Can customers give their data in parts, the rest later?")),
    Question("several-channels", "lead_support", message("Can an order or a request be made through several channels?")),
    Question("person-in-reach", "lead_support", message("Is a person within reach for whoever hesitates?")),
    Question(
        "not-at-competitors", "customer_value", message("Does the customer get something here that competitors do not give?")
    ),
    Question("same-for-everyone", "customer_value", message("Does everyone get the same service, large or small?")),
    Question("handling-time", "cost_to_serve", message("Is the handling time as short as a good answer allows?")),
    Question("cheapest-fitting", "cost_to_serve", message("Does it go through the cheapest channel that fits?")),
    Question(
        "no-channel-switch", "cost_to_serve", message("Is it finished in this channel, without a switch to a dearer one?")
    ),
    Question("measured", "satisfaction", message("Is satisfaction measured here, of enough customers and often enough?")),
    Question(
        "every-voice-equal", "satisfaction",
        message("Does every customer's voice weigh the same, the loudest no more than the others?"),
    ),
    Question("intrinsic", "loyalty", message("Do customers stay of their own will, without a reward that binds them?")),
)  # fmt: skip
"""The questions in the order of the ten points."""


@cache
def questions_by_id() -> Mapping[str, Question]:
    """Return the questions by their ids."""
    return {question.id: question for question in QUESTIONS}


def questions_of(point: str) -> tuple[Question, ...]:
    """Return the questions of one of the ten points."""
    return tuple(question for question in QUESTIONS if question.point == point)
