"""Documents that use every field of the format once, written for these tests."""

PROJECT = """\
kind: project
format: 1
name: Tramlijn Zuid
language: nl
style: {logo: beeld/logo.svg, accent: "#0B5FA5"}
brand:
  promise: Altijd weten waar je aan toe bent
  values:
    - {id: helder, name: Helder, weight: 2, means: Geen verrassingen, rules: [{id: prijs, text: De prijs staat erbij}, Altijd een naam]}
    - Warm
basics: [{id: snel, text: Antwoord binnen een dag, norm: 24 uur}, Schone halte]
targets: {ces: [4, 5, 6], csat-percent: [50, 70, 90]}
scoring: {balance: .5, metrics: {nps: 0}, organisation_share: .2, excel_max: 2, stale_after: 18 months, confidence: .9, weight_certainty: 40, draws: 500, seed: 7}
departments: [{id: balie, name: Balie, frontline: yes}, Vervoer]
systems: [{id: crm, name: Klantbeeld, type: crm, department: balie, feeds: []}, {id: kaart, name: Kaartsysteem, type: other, feeds: [crm]}]
channels: [{id: halte, name: Halte, icon: on-site, open: {days: mon-fri, from: "06:00", to: "24:00"}}]
competitors: [{id: bus, name: Buslijn}, Fiets]
support: {sponsor: directie, facilitator: external, resistance: [{department: vervoer, about: te druk, answer: begin klein}]}
culture: [{id: dag, title: Dag meelopen, owner: balie, status: chosen, audience: managers, due: 2027-01-31}, Koffie met reizigers]
scan: {motivation: 4, knowledge: na, loyalty: [{score: 2, why: duur, by: anna, checks: {spoken: yes}}, 3]}
mismatches: [{customer_wants: zitplaats, we_want: volle tram, reason: kosten, explained: no, perspective: meer trams in 2028, remedy: perspective, frequent: true}]
improvements: [Nieuwe kaart, {id: scherm, title: Scherm per halte, touchpoints: [wachten, {id: reis/instappen, performance: 5, confidence: .4}]}]
include: ["reizen/*"]
exclude: [oud]
rules: {select: [JK3], ignore: {JK306: te klein}, severity: {JK401: warning}, profile: strict, entry_points: [ons]}
meta: {team: zuid}
"""

PERSONA = """\
kind: persona
id: forens
name: Forens
segment: dagelijks
description: Reist elke werkdag
share: .6
goals: [op tijd zijn]
needs: [rust]
frustrations: [vertraging]
channels: [app]
reachable: {days: [mon-fri, sat], from: "07:00", to: "19:00"}
quote: Zeg gewoon wat er is
evidence: {grade: qualitative, research: [meelopen]}
organisation: Gemeente
role: decider
power: 4
stance: neutral
meta: {kleur: groen}
"""

JOURNEY = """\
kind: journey
id: reis
title: Met de tram
headline: Wachten kost het meeste vertrouwen
owner: {department: balie, role: hoofd}
reviewed: 2026-09-30
state: current
future_of: vroeger
runs: {from: 2026-01-01, to: 2026-12-31}
customer_job: Op tijd aankomen
scope: {starts_when: de wekker gaat, ends_when: iemand binnen is}
parent: leven
customers_per_year: 120000
objectives: [recommend, {outcome: stay-longer, metric: nps, baseline: 3, target: 12, by: 2027-06-30, link: assumed, drive: intrinsic}]
personas: [forens, {name: Toerist, share: .1}]
workshops: [{date: 2026-05-12, present: [balie], customers: 3}]
tasks: [{name: Kaart kopen, channels: {app: yes, website: planned, phone: no}}, Klagen]
phases:
  - Kiezen
  - id: wachten-op
    name: Wachten
    stage: use
    customer_job: Weten wanneer hij komt
    touchpoints:
      - Halte zoeken
      - id: wachten
        name: Wachten op de tram
        status: live
        category: visit
        form: public-transport
        channels: [halte]
        contact: direct
        run_by: own
        served_by: assisted
        initiative: us
        trigger: vertraging
        personal: segment
        owner: balie
        mandate: mag een taxi geven
        frontstage: Scherm
        backstage: Rooster
        systems: [kaart]
        data: {collects: [halte], shows: [tijd], personal_data: false}
        moment_of_truth: {doubts: [Komt hij nog?], helpline: [phone]}
        reach: .9
        volume: {per_year: 100000, cost_each: .2}
        importance: {customer: 5, organisation: 3.5}
        customer:
          wants: Zekerheid
          does: Kijkt op het scherm
          thinks: Waar blijft hij?
          feels: Onrust
          emotion: -1
          emotions: [doubt, frustration]
          intensity: 3
          expects: [een tijd]
          expectation: missed
          annoyances: [kou]
          quotes: [Waar blijft hij, {text: Brr, research: meelopen, persona: forens, consent: yes}]
        obstacles: [{type: system, text: oud scherm}, geld]
        desired: {does: wacht rustig, thinks: nog drie minuten, feels: rust, emotion: 1, radiates: rust}
        per_persona: {forens: {reach: .95, importance: 4, customer: {emotion: -2}}}
        brand_fit: {helder: {now: 1, potential: 4}, warm: 2}
        brand_rules: {prijs: kept}
        basics: {snel: not-applicable}
        scan: {motivation: {score: 2, by: bo}, low_threshold: 1, facilitation: 5, lead_support: 3, customer_value: 3, satisfaction: 4, cost_to_serve: na}
        mismatches: [{customer_wants: warmte, we_want: doorstroming}]
        evidence: quantitative
        measurements:
          - {metric: ces, distribution: {1: 2, 7: 3}, date: 2026-09-30, source: halte}
          - {metric: csat, scale: percent, value: 70, n: 40, period: 2026-Q3}
          - {metric: rating, scale: [0, 10], better: high, mean: 6.5, sd: 1.2, n: 55, n_effective: 50.5, low: 6, high: 7, period: 2026-09}
        benchmarks: [{competitor: bus, metric: ces, value: 5, n: 90, date: 2026-09-30, learn: groot scherm}]
        next: [{to: instappen, share: .9, carries: full}, halte-zoeken]
        choice: {take: repair, because: hier gaat het mis}
        improvements:
          - Dak op de halte
          - id: scherm-nieuw
            title: Nieuw scherm
            type: repair
            status: pilot
            owner: vervoer
            effort_days: 12.5
            cost: {once: 4000, yearly: 100}
            benefit: {yearly: 900, because: minder bellen}
            effect: {performance: 9, confidence: .7}
            brand_effect: {helder: 1}
            requires: [kaart]
            alternative_to: [dak-op-de-halte]
            involves: [balie]
            customers_involved: 4
            due: 2027-02-01
            done_on: 2027-01-20
            pilot: {starts: 2026-10-01, ends: 2026-11-01, hypothesis: rust, metric: ces, target: 5.5, decision: go, baseline: 4.1, result: {value: 5, n: 60}, control: {value: 4.2, n: 55}, learned: licht telt}
            communicated_to: [balie, {to: vervoer, date: 2026-12-01, how: overleg}]
            told_customers: {date: 2026-12-20, channel: app, to: respondents, message: U vroeg om een tijd}
            issue: ZUID-12
      - {use: instappen, reach: .8, next: []}
      - {name: 112, importance: 4, moment_of_truth: true, evidence: hypothesis, cost: , volume: 30}
improvements: [{title: Eén omroep, cost: 300, effect: 4, benefit: 50}]
scan: {relevance: [4, na]}
mismatches: [{customer_wants: stilte, we_want: reclame}]
meta: {versie: 3}
""".replace("cost: , ", "")

RESEARCH = """\
kind: research
id: meelopen
method: observation
by: outsider
at: own
n: 12
personas: [forens]
period: 2026-05
question: Wat doet het wachten?
incentive: koffie
findings: [Het tocht, {text: Niemand kijkt op, touchpoint: wachten, heard: 7 of 12, verified_by: halte}]
"""

TOUCHPOINTS = """\
kind: touchpoints
touchpoints:
  - {id: instappen, name: Instappen, importance: 3, customer: {does: Stapt in, emotion: 1}}
  - {use: instappen, id: uitstappen, name: Uitstappen}
"""

MEASUREMENTS = """\
kind: measurements
id: halte-q3
source: halte-2026q3.csv
records:
  - {journey: reis, touchpoint: wachten, metric: ces, period: 2026-Q3, distribution: {1: 2, 2: 3, 7: 20}}
  - {touchpoint: instappen, metric: csat, scale: [1, 5], period: 2026-09, n: 205, mean: 2.4, sd: 1.1, segment: {persona: forens}}
  - {journey: reis, metric: nps, period: 2026, n: 640, promoters: 240, passives: 250, detractors: 150}
  - {journey: reis, from: wachten, to: instappen, customers: 512, of: 610, period: 2026-W38}
  - {journey: reis, touchpoint: wachten, derived_importance: .21, method: relative-weights, r2: .4, low: .1, high: .3, n: 640}
  - {touchpoint: wachten, metric: wait, unit: minutes, value: 9.1, n: 4200, period: 2026-09-01}
  - {touchpoint: wachten, kano: {A: 30, O: 40, M: 20, I: 10, R: 0, Q: 1}}
  - {touchpoint: wachten, penalty_reward: {penalty: -.6, reward: .3, penalty_se: .1, reward_se: .2}}
made:
  by: journeykit 0.1
  command: journeykit measure a.csv --mapping m.yaml
  mapping: m.yaml
  rows: {read: 10, kept: 9, dropped: 1, reasons: {no-date: 1}}
  answers: {read: 9, kept: 9, dropped: 0}
  from: [{file: a.csv, sha256: ab}]
"""

MAPPING = """\
kind: mapping
id: halte
date: {column: datum, order: day-first}
touchpoint: touchpoint
metric: metriek
score: score
unit: minuten
n: aantal
answers: {heel makkelijk: 7}
respondent: nummer
journey: reis
segments: {persona: klantgroep}
weight: weegfactor
outcome: {column: nps_totaal, rows: totaal, metric: nps, scale: [0, 10]}
questions: [{column: Q7_1, touchpoint: wachten, metric: csat, scale: [1, 5]}, {column: Q9, touchpoint: instappen, metric: rating, scale: [0, 10], better: low, unit: punten, answers: {goed: 8}}]
kano: [{touchpoint: wachten, present: K1, absent: K2, answers: {fijn: 1}}]
case: klant
activity: wat
time: {column: wanneer, order: day-first}
lifecycle: fase
channel: kanaal
activities: {WACHT: wachten}
drop: [email]
"""

ALL = {
    "project": PROJECT,
    "persona": PERSONA,
    "journey": JOURNEY,
    "research": RESEARCH,
    "touchpoints": TOUCHPOINTS,
    "measurements": MEASUREMENTS,
    "mapping": MAPPING,
}
