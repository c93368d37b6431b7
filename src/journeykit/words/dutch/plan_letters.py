"""What the board's page, the letters to customers and the notices to departments say."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # noticing
    'there is no department "{name}" in the plan': 'er is geen afdeling "{name}" in het plan',
    "the departments are: {names}": "de afdelingen zijn: {names}",
    # plan_board
    "Of {count} action both costs and benefits are known.": "Van {count} maatregel zijn kosten en baten allebei bekend.",
    "Of {count} actions both costs and benefits are known.": (
        "Van {count} maatregelen zijn kosten en baten allebei bekend."
    ),
    "Together that brings {benefit} a year, against {costs}.": "Samen levert dat {benefit} per jaar op, tegen {costs}.",
    "In money alone that does not pay for itself; it is done for customers.": (
        "Alleen in geld verdient zich dat niet terug; het gebeurt voor de klant."
    ),
    "That leaves {net} a year, from the first month.": "Daarvan blijft {net} per jaar over, vanaf de eerste maand.",
    "That leaves {net} a year, and pays for itself after {months}.": (
        "Daarvan blijft {net} per jaar over; na {months} is het terugverdiend."
    ),
    "{count} month": "{count} maand",
    "{count} months": "{count} maanden",
    "Of {count} action one of the two is not known; it is not in this sum.": (
        "Van {count} maatregel is een van de twee niet bekend; die telt hier niet mee."
    ),
    "Of {count} actions one of the two is not known; they are not in this sum.": (
        "Van {count} maatregelen is een van de twee niet bekend; die tellen hier niet mee."
    ),
    # plan_board_sentences
    "{amount} a year that the actions are to bring does not come.": (
        "{amount} per jaar die de maatregelen moeten opleveren, komt er niet."
    ),
    "About {count} customers a year go on meeting “{touchpoint}” as it is: {figure} of 100.": (
        "Zo'n {count} klanten per jaar krijgen “{touchpoint}” zoals het nu is: {figure} van de 100."
    ),
    "“{touchpoint}” stays as it is: {figure} of 100.": "“{touchpoint}” blijft zoals het is: {figure} van de 100.",
    "“{touchpoint}” goes on costing {cost} a year ({contacts} contacts).": (
        "“{touchpoint}” blijft {cost} per jaar kosten ({contacts} contacten)."
    ),
    "Nothing then brings {metric} from {start} to {target}.": "Niets brengt dan {metric} van {start} naar {target}.",
    "{count} action waits": "{count} maatregel wacht",
    "{count} actions wait": "{count} maatregelen wachten",
    "{behind} for “{title}”: late there is late everywhere.": "{behind} op “{title}”: wie daar uitloopt, loopt overal uit.",
    "Nobody owns {titles} yet.": "Niemand is nog eigenaar van {titles}.",
    "Late already: {titles}.": "Nu al te laat: {titles}.",
    "The trial of “{title}” came out worse than without it.": "De proef met “{title}” viel slechter uit dan zonder.",
    "The trial of “{title}” has not shown a clear difference.": "De proef met “{title}” liet geen duidelijk verschil zien.",
    "The gain of {count} action is": "De winst van {count} maatregel is",
    "The gains of {count} actions are": "De winst van {count} maatregelen is",
    "{gains} a guess: whoever estimated it was less than half sure.": (
        "{gains} een gok: wie het schatte, was voor minder dan de helft zeker."
    ),
    "{count} touchpoint rests": "{count} touchpoint rust",
    "{count} touchpoints rest": "{count} touchpoints rusten",
    "{touchpoints} on what we think ourselves: customers were not asked.": (
        "{touchpoints} op onze eigen inschatting: klanten is niets gevraagd."
    ),
    "Somebody inside": "Iemand intern",
    "{department} says: “{about}”. Our answer: {answer}.": "{department} zegt: “{about}”. Ons antwoord: {answer}.",
    "{department} says: “{about}”. There is no answer yet.": "{department} zegt: “{about}”. Daar is nog geen antwoord op.",
    "{date}: {outcome}, measured by {metric}; the target is {target}.": (
        "{date}: {outcome}, gemeten met {metric}; het doel is {target}."
    ),
    "{date}: the result of the trial “{title}”.": "{date}: de uitkomst van de proef “{title}”.",
    "{count} touchpoint has too few answers, or none: measure there first.": (
        "{count} touchpoint heeft te weinig antwoorden, of geen: meet daar eerst."
    ),
    "{count} touchpoints have too few answers, or none: measure there first.": (
        "{count} touchpoints hebben te weinig antwoorden, of geen: meet daar eerst."
    ),
    "After every action: the same question as before, until there are 30 answers.": (
        "Na elke maatregel: dezelfde vraag als ervoor, tot er 30 antwoorden zijn."
    ),
    # plan_letters
    "nothing is done yet, so there is nothing to write to customers": (
        "er is nog niets klaar, dus valt er klanten niets te schrijven"
    ),
    "an action is done with `status: done`": "een maatregel is klaar met `status: done`",
    "That is clearly better.": "Dat is duidelijk beter.",
    "That may be chance; we go on measuring.": "Dat kan toeval zijn; we blijven meten.",
    "That did not help. We say so honestly, and look on.": "Dat hielp niet. Dat zeggen we eerlijk, en we zoeken verder.",
    "Those are still few answers.": "Dat zijn nog maar weinig antwoorden.",
    "The goal: {metric} at {target} or less.": "Het doel: {metric} op {target} of lager.",
    "The goal: {metric} at {target} or more.": "Het doel: {metric} op {target} of hoger.",
    "{count} customer helped to shape it.": "{count} klant dacht mee.",
    "{count} customers helped to shape it.": "{count} klanten dachten mee.",
    "In the trial {metric} came to {figure}.": "In de proef kwam {metric} op {figure}.",
    "In the trial {metric} came to {figure}, against {before} without it.": (
        "In de proef kwam {metric} op {figure}, tegen {before} zonder."
    ),
}
