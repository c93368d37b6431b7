"""The words that fields choose from."""

from __future__ import annotations

from typing import Literal

CHANNELS = (
    "website", "app", "portal", "email", "phone", "chat", "chatbot", "messaging", "video-call", "social", "sms", "letter",
    "print", "advertisement", "search", "marketplace", "telemarketing", "outdoor", "tv-radio", "store", "reception",
    "on-site", "event", "kiosk", "person", "review-site", "comparison-site",
)  # fmt: skip
"""Built-in channels; the project may add its own."""

FORMS = (
    "appointment", "invoice", "order-form", "change-form", "cancellation", "contact-form", "quote", "contract",
    "confirmation", "welcome", "landing-page", "campaign", "leaflet", "game", "newsletter", "parking", "public-transport",
    "reception", "shop", "call", "conversation", "visit", "delivery", "packaging", "product", "repair", "survey", "review",
    "referral", "complaint", "notification",
)  # fmt: skip
"""Built-in forms: what a touchpoint is."""

CUSTOMER_POINTS = ("motivation", "knowledge", "low_threshold", "facilitation", "relevance")
ORGANISATION_POINTS = ("lead_support", "customer_value", "cost_to_serve", "satisfaction", "loyalty")
TEN_POINTS = CUSTOMER_POINTS + ORGANISATION_POINTS
"""The ten-point scan: five of the customer, five of the organisation."""

Stage = Literal[
    "awareness", "consideration", "decision", "onboarding", "use", "service", "retention", "advocacy", "leaving"
]
TouchpointStatus = Literal["live", "planned", "ending"]
Category = Literal["visit", "service", "marketing", "sales", "administration", "product", "word-of-mouth"]
Contact = Literal["direct", "indirect"]
RunBy = Literal["own", "partner", "others"]
ServedBy = Literal["person", "assisted", "machine"]
Initiative = Literal["customer", "us"]
Personal = Literal["none", "segment", "individual"]
Expectation = Literal["exceeded", "met", "missed"]
Feeling = Literal["joy", "surprise", "relief", "trust", "doubt", "frustration", "anger", "disappointment"]
ObstacleType = Literal["people", "process", "system", "law", "money"]
Kept = Literal["kept", "broken", "not-applicable"]
Grade = Literal["hypothesis", "qualitative", "quantitative"]
Carries = Literal["full", "partial", "none"]
Take = Literal["measure", "repair", "excel", "improve", "protect", "ease-off", "good-enough"]
Remedy = Literal[
    "explain", "perspective", "reward", "change-touchpoint", "change-process", "change-organisation", "let-go"
]
ImprovementType = Literal["repair", "redesign", "new-touchpoint", "remove", "explain", "connect", "train", "signature"]
ImprovementStatus = Literal["idea", "chosen", "redesign", "pilot", "implementing", "done", "dropped"]
Outcome = Literal["recommend", "stay-longer", "buy-more"]
Drive = Literal["intrinsic", "extrinsic"]
Link = Literal["assumed", "measured"]
Availability = Literal["yes", "planned", "no"]
SystemType = Literal["crm", "erp", "cms", "helpdesk", "webshop", "analytics", "marketing", "data-warehouse", "other"]
Facilitator = Literal["internal", "external", "none"]
Audience = Literal["managers", "staff"]
Role = Literal["initiator", "user", "influencer", "decider", "buyer", "gatekeeper"]
Stance = Literal["for", "neutral", "against"]
Method = Literal[
    "diary",
    "interview",
    "own-experience",
    "mystery-visit",
    "observation",
    "panel",
    "frontline",
    "analytics",
    "social",
    "survey",
]
ResearchBy = Literal["staff", "outsider"]
Language = Literal["nl", "en"]
Profile = Literal["draft", "standard", "strict"]
Better = Literal["high", "low"]
DateOrder = Literal["day-first", "month-first"]
State = Literal["current", "future"]
Decision = Literal["go", "no-go", "adapt"]
