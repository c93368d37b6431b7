"""The words that documents choose from, as people read them in a sheet: `words` has the Dutch of each sentence."""

from __future__ import annotations

from typing import Final

Words = dict[str, str]

STATUS: Final[Words] = {"live": "live", "planned": "planned", "ending": "ending"}
CATEGORY: Final[Words] = {
    "visit": "visiting", "service": "service", "marketing": "marketing", "sales": "sales",
    "administration": "administration", "product": "product", "word-of-mouth": "word of mouth",
}  # fmt: skip
FORM: Final[Words] = {
    "appointment": "appointment", "invoice": "invoice", "order-form": "order form", "change-form": "change form",
    "cancellation": "cancellation", "contact-form": "contact form", "quote": "quotation", "contract": "contract",
    "confirmation": "confirmation", "welcome": "welcome package", "landing-page": "landing page", "campaign": "campaign",
    "leaflet": "leaflet", "game": "game", "newsletter": "newsletter", "parking": "parking",
    "public-transport": "public transport", "reception": "reception desk", "shop": "shop", "call": "phone call",
    "conversation": "conversation", "visit": "visit", "delivery": "delivery", "packaging": "packaging",
    "product": "product", "repair": "repair visit", "survey": "survey", "review": "review by a customer", "referral": "referral",
    "complaint": "complaint", "notification": "notification",
}  # fmt: skip
CONTACT: Final[Words] = {"direct": "direct", "indirect": "indirect"}
RUN_BY: Final[Words] = {"own": "ourselves", "partner": "a partner", "others": "others"}
SERVED_BY: Final[Words] = {"person": "a person", "assisted": "assisted", "machine": "a machine"}
INITIATIVE: Final[Words] = {"customer": "the customer", "us": "we ourselves"}
PERSONAL: Final[Words] = {"none": "not personal", "segment": "per segment", "individual": "individual"}
EXPECTATION: Final[Words] = {"exceeded": "exceeded", "met": "met", "missed": "missed"}
FEELING: Final[Words] = {
    "joy": "joy", "surprise": "surprise", "relief": "relief", "trust": "trust", "doubt": "doubt",
    "frustration": "frustration", "anger": "anger", "disappointment": "disappointment",
}  # fmt: skip
GRADE: Final[Words] = {"hypothesis": "hypothesis", "qualitative": "qualitative", "quantitative": "quantitative"}
TAKE: Final[Words] = {
    "measure": "measure first", "repair": "repair", "excel": "excel", "improve": "improve", "protect": "protect",
    "ease-off": "ease off", "good-enough": "good enough",
}  # fmt: skip
CERTAINTY: Final[Words] = {"sure": "sure", "likely": "likely", "suspected": "suspected"}
STAGE: Final[Words] = {
    "awareness": "awareness", "consideration": "consideration", "decision": "decision stage", "onboarding": "onboarding",
    "use": "using it", "service": "service", "retention": "retention stage", "advocacy": "advocacy", "leaving": "leaving",
}  # fmt: skip
STATE: Final[Words] = {"current": "as it is", "future": "as it will be"}
ACTION_TYPE: Final[Words] = {
    "repair": "repair", "redesign": "redesign", "new-touchpoint": "new touchpoint", "remove": "remove",
    "explain": "explaining", "connect": "connecting", "train": "training", "signature": "signature moment",
}  # fmt: skip
ACTION_STATUS: Final[Words] = {
    "idea": "proposed", "chosen": "agreed", "redesign": "being designed", "pilot": "in trial",
    "implementing": "being put in place", "done": "done", "dropped": "dropped",
}  # fmt: skip
ROLE: Final[Words] = {
    "initiator": "initiator", "user": "user", "influencer": "influencer", "decider": "decider", "buyer": "buyer",
    "gatekeeper": "gatekeeper",
}  # fmt: skip
STANCE: Final[Words] = {"for": "for", "neutral": "neutral", "against": "against"}
TRUTH: Final[Words] = {"true": "yes", "false": "no"}
ORIGIN: Final[Words] = {"measure": "measured", "hand": "by hand"}
