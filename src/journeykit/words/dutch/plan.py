"""What the written plan says; its prose stands in templates/plan/."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # cli
    "future journeys are drawn and compared, never planned": (
        "gewenste klantreizen worden getekend en vergeleken, nooit gepland"
    ),
    "{options} do not go together": "{options} gaan niet samen",
    "this page is written as markdown only": "deze pagina bestaat alleen als markdown",
    "not written: {names} (-o DIR writes all of them)": "niet geschreven: {names} (-o MAP schrijft ze allemaal)",
    # plan_templates
    "there is no folder {folder}": "er is geen map {folder}",
    "there is no template (*.j2) in {folder}": "er staat geen sjabloon (*.j2) in {folder}",
    "copy one of the plan's own and change it: docs/how-to/own-plan-template.md": (
        "kopieer er een van het plan zelf en pas die aan: docs/how-to/own-plan-template.md"
    ),
    "the templates broke down (exit code {code})": "de sjablonen liepen vast (exitcode {code})",
    "the templates need more than {size} MB of memory": "de sjablonen hebben meer dan {size} MB geheugen nodig",
    "the templates write more than {count} characters": "de sjablonen schrijven meer dan {count} tekens",
    "the templates were not ready after {seconds} seconds": "de sjablonen waren na {seconds} seconden nog niet klaar",
    "{template}, line {line}: {reason}": "{template}, regel {line}: {reason}",
    "{template}: {reason}": "{template}: {reason}",
    # plan_words: choices, states, metrics, goals
    "proposed": "voorstel",
    "agreed": "afgesproken",
    "being designed": "in ontwerp",
    "in trial": "in proef",
    "being put in place": "wordt ingevoerd",
    "done": "klaar",
    "ease": "gemak",
    "effort": "de moeite",
    "the NPS": "de NPS",
    "the school mark": "het rapportcijfer",
    "the feeling": "het gevoel",
    "waiting time": "de wachttijd",
    "handling time": "de afhandeltijd",
    "lead time": "de doorlooptijd",
    "right the first time": "in één keer goed",
    "the number of contacts": "het aantal contacten",
    "the number of complaints": "het aantal klachten",
    "conversion": "de conversie",
    "retention": "het behoud",
    "customers who leave": "het vertrek van klanten",
    "repeat contacts": "het aantal herhaalcontacten",
    "spending": "de besteding",
    "costs": "de kosten",
    "more recommendation": "meer aanbeveling",
    "staying longer": "langer blijven",
    "buying more": "meer kopen",
    # plan_words: amounts
    "{count} %": "{count} %",
    "{count} weeks": "{count} weken",
    "{count} euros": "{count} euro",
    "{count} a week": "{count} per week",
    "{count} a month": "{count} per maand",
    "{count} a year": "{count} per jaar",
    "{value} ({low} to {high})": "{value} ({low} tot {high})",
    "less than 1 %": "minder dan 1 %",
    "{percent} %": "{percent} %",
    "{count} answer": "{count} antwoord",
    "{count} answers": "{count} antwoorden",
    "number of answers unknown": "aantal antwoorden onbekend",
    "{count} working day": "{count} werkdag",
    "{count} working days": "{count} werkdagen",
    "{amount} a year": "{amount} per jaar",
    "no costs": "geen kosten",
    "costs not known yet": "kosten nog niet bekend",
    "work not estimated yet": "werk nog niet geschat",
    "no owner yet": "nog geen eigenaar",
    "no date yet": "nog geen datum",
    "late: was due on {date}": "te laat: had klaar moeten zijn op {date}",
    "ready on {date}": "klaar op {date}",
    "{amount} once": "{amount} eenmalig",
    "1 action costs {money}, and takes {days}.": "1 maatregel kost {money}, en vraagt {days}.",
    "{count} actions together cost {money}, and take {days}.": "{count} maatregelen kosten samen {money}, en vragen {days}.",
    "1 action costs {money}.": "1 maatregel kost {money}.",
    "{count} actions together cost {money}.": "{count} maatregelen kosten samen {money}.",
    "1 action takes {days}.": "1 maatregel vraagt {days}.",
    "{count} actions together take {days}.": "{count} maatregelen vragen samen {days}.",
    "There is 1 action.": "Er is 1 maatregel.",
    "There are {count} actions.": "Er zijn {count} maatregelen.",
    "Costs and work are not known yet.": "Kosten en werk zijn nog niet bekend.",
    "What they cost is not known yet.": "Wat ze kosten, is nog niet bekend.",
    "What it costs is not known yet.": "Wat het kost, is nog niet bekend.",
    "The costs of {count} of them are not known yet and come on top.": (
        "Van {count} daarvan zijn de kosten nog niet bekend; die komen erbij."
    ),
    "How much work they are, nobody has estimated yet.": "Hoeveel werk ze zijn, heeft nog niemand geschat.",
    "How much work it is, nobody has estimated yet.": "Hoeveel werk het is, heeft nog niemand geschat.",
    "The work of {count} of them is not estimated yet and comes on top.": (
        "Van {count} daarvan is het werk nog niet geschat; dat komt erbij."
    ),
    # plan_context
    "sure": "zeker",
    "probably": "waarschijnlijk",
    "a guess, nothing was measured": "een vermoeden, er is niets gemeten",
    "{outcome} ({metric} from {start} to {target})": "{outcome} ({metric} van {start} naar {target})",
    "{outcome} ({metric} from {start} to {target} by {date})": (
        "{outcome} ({metric} van {start} naar {target}, uiterlijk {date})"
    ),
    "Measured since: {figures}.": "Sindsdien gemeten: {figures}.",
    "What it brought was not measured.": "Wat het opleverde, is niet gemeten.",
    "ask customers about it in every conversation, and write down what they say": (
        "vraag er in elk klantgesprek naar, en schrijf op wat ze zeggen"
    ),
    "ask one question right after it, about {metric}, the same as elsewhere, until there are {limit} answers": (
        "stel er direct na afloop één vraag over ({metric}), dezelfde als elders, tot er {limit} antwoorden zijn"
    ),
    "go on asking about {metric} with the same question, until there are {limit} answers": (
        "blijf met dezelfde vraag naar {metric} vragen, tot er {limit} antwoorden zijn"
    ),
    # plan_decisions
    "{asked} for what has not started yet": "{asked} voor wat nog moet beginnen",
    "{text} ({more})": "{text} ({more})",
    "the costs of {count} action are not known yet": "de kosten van {count} maatregel zijn nog niet bekend",
    "the costs of {count} actions are not known yet": "de kosten van {count} maatregelen zijn nog niet bekend",
    "yes or no to {titles}": "ja of nee op {titles}",
    "an owner for {titles}": "een eigenaar voor {titles}",
    "a date for {titles}": "een datum voor {titles}",
    "who takes up {names}": "wie {names} oppakt",
    "{count} other": "{count} andere",
    "{count} others": "{count} andere",
    # plan_roadmap
    "now": "nu",
    "next": "hierna",
    "later": "later",
    "quick win: a yes is enough to begin": "quick win: een ja is genoeg om te beginnen",
    "first a yes or no": "eerst ja of nee",
    "agreed, without a date": "afgesproken, zonder datum",
    "waits for itself in the end: cut the circle": "wacht uiteindelijk op zichzelf: doorbreek de cirkel",
    "waits for {titles}, which is in no plan": "wacht op {titles}, en dat staat in geen plan",
    "after {titles}": "na {titles}",
    "its date lies before that": "de datum ligt daarvóór",
    # plan_picture
    "Now, next, later": "Nu, hierna, later",
    "Now, next, later: {client}": "Nu, hierna, later: {client}",
    "roadmap": "planning",
    "and {count} more": "en nog {count}",
    "after": "na",
    "still to be decided": "nog te besluiten",
    "late, or waiting in vain": "te laat, of wacht voor niets",
    "others wait for this": "anderen wachten hierop",
    # plan_suggestions
    "show why it is worth the trouble": "laat zien waarom het de moeite waard is",
    "explain it in the customer's own words, in the form that suits": (
        "leg het uit in de woorden van de klant, in de vorm die past"
    ),
    "take away the doubts, with a person within reach": "neem de twijfel weg, met een mens binnen bereik",
    "let customers do what they expect to be able to do": "laat klanten kunnen wat ze verwachten te kunnen",
    "be there when and where it suits the customer": "wees er wanneer en waar het de klant past",
    "let customers begin with a small step, and keep a person within reach": (
        "laat klanten met een kleine stap beginnen, met een mens binnen bereik"
    ),
    "offer what a competitor does not have": "bied wat een concurrent niet heeft",
    "make it cheaper without loss for the customer": "maak het goedkoper zonder dat de klant erop achteruitgaat",
    "ask customers what is lacking, and do something about it": "vraag klanten wat er ontbreekt, en doe er iets aan",
    "give a reason to stay that is no discount": "geef een reden om te blijven die geen korting is",
    "explain to customers why we want “{we}”": "leg klanten uit waarom wij “{we}” willen",
    "tell customers when it gets better": "vertel klanten wanneer het beter wordt",
    "reward customers for it": "beloon klanten ervoor",
    "change the touchpoint, so that customers get “{they}”": "verander het touchpoint, zodat klanten “{they}” krijgen",
    "change the process, so that customers get “{they}”": "verander het proces, zodat klanten “{they}” krijgen",
    "change the organisation, so that customers get “{they}”": (
        "verander de organisatie, zodat klanten “{they}” krijgen"
    ),
    "decide whether to let these customers go": "besluit of deze klanten mogen gaan",
    "decide what to do about it": "besluit wat eraan te doen",
    "customers want “{they}”, we want “{we}”, and nobody has chosen that": (
        "klanten willen “{they}”, wij willen “{we}”, en niemand heeft dat zo gekozen"
    ),
    "customers want “{they}”, we want “{we}”; there is a reason, and customers are told nothing": (
        "klanten willen “{they}”, wij willen “{we}”; daar is een reden voor, maar klanten horen die niet"
    ),
    "customers want “{they}”, we want “{we}”; it happens often, and nothing is changed": (
        "klanten willen “{they}”, wij willen “{we}”; het gebeurt vaak, en er verandert niets"
    ),
    "let {systems} pass customer data on to the CRM": "laat {systems} klantgegevens doorgeven aan het CRM",
    "what customers tell there stays in {systems}": "wat klanten daar vertellen, blijft in {systems}",
    "{count} rater": "{count} beoordelaar",
    "{count} raters": "{count} beoordelaars",
    "the scan gives {point} {mean} of 5 ({raters})": "de scan geeft {point} een {mean} op 5 ({raters})",
    # plan_sentences: what customers say
    "Nobody has asked customers here yet.": "Klanten is hier nog niets gevraagd.",
    "This figure is what we think ourselves; customers were not asked.": (
        "Dit cijfer is onze eigen inschatting; klanten is niets gevraagd."
    ),
    "Those are few answers: do not build on it yet.": "Dat zijn weinig antwoorden: bouw er nog niet op.",
    "The figure is old.": "Het cijfer is oud.",
    "{percent} % of customers are satisfied ({answers}).": "{percent} % van de klanten is tevreden ({answers}).",
    "Customers rate the ease {value} out of {top} ({answers}).": "Klanten geven gemak een {value} op {top} ({answers}).",
    "Customers rate the effort {value} out of {top}, where less is better ({answers}).": (
        "Klanten geven de moeite een {value} op {top}; lager is beter ({answers})."
    ),
    "Customers rate their satisfaction {value} out of {top} ({answers}).": (
        "Klanten geven hun tevredenheid een {value} op {top} ({answers})."
    ),
    "Recommendation stands at an NPS of {value} ({answers}).": "De aanbeveling (NPS) staat op {value} ({answers}).",
    "Customers give it {value} out of 10 ({answers}).": "Klanten geven als rapportcijfer een {value} ({answers}).",
    "Customers rate their feeling {value}, from −2 to +2 ({answers}).": (
        "Klanten geven hun gevoel een {value}, van −2 tot +2 ({answers})."
    ),
    "What customers think, in our words: “{text}”": "Wat klanten denken, in onze woorden: “{text}”",
    "What annoys them: {list}.": "Hun ergernissen: {list}.",
    "They expect this, and do not get it: {list}.": "Dit verwachten ze, en krijgen ze niet: {list}.",
    # plan_sentences: importance
    "All customers come here.": "Alle klanten komen hier.",
    "{share} of customers come here.": "{share} van de klanten komt hier.",
    "not known: nobody asked.": "onbekend, niemand heeft ernaar gevraagd.",
    "customers give it {stated} out of 5; it counts once it is measured.": (
        "klanten geven het een {stated} op 5; het telt mee zodra er is gemeten."
    ),
    "{place} ({share} of the whole, {source}).": "{place} ({share} van het geheel, {source}).",
    "nothing weighs more": "niets weegt zwaarder",
    "the only touchpoint with a figure": "het enige touchpoint met een cijfer",
    "weighs more than most": "weegt zwaarder dan de meeste",
    "weighs about average": "weegt gemiddeld",
    "weighs less than most": "weegt minder dan de meeste",
    "derived from {answers}": "afgeleid uit {answers}",
    "derived from answers": "afgeleid uit antwoorden",
    "customers give it {stated} out of 5": "klanten geven het een {stated} op 5",
    "assumed: nobody asked": "aangenomen, niemand heeft ernaar gevraagd",
    # plan_sentences: what is needed
    "Put the basics in order: {basics}.": "Breng de basis op orde: {basics}.",
    "Customers want: {wants}.": "Klanten willen: {wants}.",
    "Afterwards they think “{thinks}” and feel “{feels}”.": "Straks denken ze “{thinks}” en voelen ze “{feels}”.",
    "Afterwards they think “{thinks}”.": "Straks denken ze “{thinks}”.",
    "Afterwards they feel “{feels}”.": "Straks voelen ze “{feels}”.",
    "Solve or explain: customers want “{they}”, we want “{we}”.": (
        "Los op of leg uit: klanten willen “{they}”, wij willen “{we}”."
    ),
    "Others run this: influence them, we cannot repair it ourselves.": (
        "Anderen voeren dit uit: beïnvloed hen, zelf repareren kan niet."
    ),
    "{value}: contradicted now, possible {potential} of 4": "{value}: nu tegengesproken, mogelijk {potential} van 4",
    "{value}: now {now} of 4, possible {potential}": "{value}: nu {now} van 4, mogelijk {potential}",
    "{competitor} scores {value} on {metric} ({answers})": "{competitor} haalt voor {metric} een {value} ({answers})",
    "{word}, chosen by people; the figures say {computed}": "{word}, door mensen gekozen; de cijfers zeggen {computed}",
    "a basic is not in order: {basics}": "de basis is niet op orde: {basics}",
    "Customers want “{they}”, we want “{we}”.": "Klanten willen “{they}”, wij willen “{we}”.",
    "Customers hear what was done with their experience": "Klanten horen wat er met hun ervaring is gedaan",
    "Customers hear what was done with their experience, first of all who took part in {research}": (
        "Klanten horen wat er met hun ervaring is gedaan, te beginnen met wie meedeed aan {research}"
    ),
    "Customers hear what was done with their experience, first of all who gave an answer ({answers})": (
        "Klanten horen wat er met hun ervaring is gedaan, te beginnen met wie antwoord gaf ({answers})"
    ),
    # plan_actions
    "{count} customer helps to shape it.": "{count} klant denkt mee.",
    "{count} customers help to shape it.": "{count} klanten denken mee.",
    "go on": "doorgaan",
    "stop": "stoppen",
    "change it and try again": "aanpassen en opnieuw proberen",
    "A clear improvement, and the target is met.": "Een duidelijke verbetering, en het doel is gehaald.",
    "A clear improvement, but the target is not met.": "Een duidelijke verbetering, maar het doel is niet gehaald.",
    "A clear improvement.": "Een duidelijke verbetering.",
    "The target is met, but the difference may be chance: try longer, or ask more customers.": (
        "Het doel is gehaald, maar het verschil kan toeval zijn: probeer het langer, of vraag meer klanten."
    ),
    "The target is not met, and the difference may be chance.": (
        "Het doel is niet gehaald, en het verschil kan toeval zijn."
    ),
    "The difference may be chance: try longer, or ask more customers.": (
        "Het verschil kan toeval zijn: probeer het langer, of vraag meer klanten."
    ),
    "Clearly worse than without it.": "Duidelijk slechter dan zonder.",
    "The target is met, but there is nothing to compare with: chance cannot be ruled out.": (
        "Het doel is gehaald, maar er is niets om mee te vergelijken: toeval is niet uitgesloten."
    ),
    "The target is not met.": "Het doel is niet gehaald.",
    "There is nothing to compare with, so nobody knows whether it helps.": (
        "Er is niets om mee te vergelijken, dus niemand weet of het helpt."
    ),
    "Expected: {points} points for the whole journey.": "Verwacht: {points} punten voor de hele reis.",
    "Expected: {points} points for the whole journey ({range}).": "Verwacht: {points} punten voor de hele reis ({range}).",
    "Expected, in points: {points}.": "Verwacht, in punten: {points}.",
    "What it brings shows once it is measured.": "Wat het oplevert, blijkt zodra er is gemeten.",
    "Nobody has estimated what it brings.": "Niemand heeft geschat wat het oplevert.",
    "less than +0.1": "minder dan +0,1",
    "Waits for: {titles}.": "Wacht op: {titles}.",
    "Instead of: {titles}.": "In plaats van: {titles}.",
    "Difference: {value} ({range}).": "Verschil: {value} ({range}).",
    "We expect: {text}.": "Wij verwachten: {text}.",
    "It succeeds when {metric} is {target} or less.": "Geslaagd als {metric} op {target} of lager komt.",
    "It succeeds when {metric} is {target} or more.": "Geslaagd als {metric} op {target} of hoger komt.",
    "The result is still missing.": "De uitkomst ontbreekt nog.",
    "No result yet.": "Nog geen uitkomst.",
    "Measure before it starts, or there will be nothing to compare with.": (
        "Meet vóór de start, anders valt er straks niets te vergelijken."
    ),
    "Decision: {text}.": "Besluit: {text}.",
    "Learned: {text}.": "Geleerd: {text}.",
    "Trial from {start} to {end}.": "Proef van {start} tot en met {end}.",
    "Trial from {start}.": "Proef vanaf {start}.",
    "Trial until {end}.": "Proef tot en met {end}.",
    "Trial, without dates yet.": "Proef, nog zonder datums.",
    "Result: {figure}": "Uitkomst: {figure}",
    "without it {figure}": "zonder de proef {figure}",
    "before {figure}": "vooraf {figure}",
    "Customers were told ({how})": "Klanten hebben het gehoord ({how})",
    "Customers were told": "Klanten hebben het gehoord",
    "Worth {amount}: {because}.": "Levert {amount} op: {because}.",
    "Worth {amount}.": "Levert {amount} op.",
}
