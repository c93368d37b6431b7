"""Every rule, read from top to bottom. A code is never used again for something else.

JK010 (stale-baseline) comes with the baseline.
"""

from __future__ import annotations

from journeykit.diagnostics import message
from journeykit.rules import (
    balance,
    brand_names,
    circles,
    customer_data,
    duplicates,
    evidence,
    files,
    ignores,
    inventory,
    links,
    means,
    method,
    paths,
    people,
    plan,
    structure,
    structure_values,
    unused,
    work_links,
)
from journeykit.rules.rule import ERROR, NOTE, WARNING, Rule

ALL_RULES = (
    # 0xx: files
    Rule("JK001", "yaml-syntax", ERROR, files.yaml_syntax),
    Rule("JK002", "duplicate-key", ERROR, files.duplicate_key),
    Rule("JK003", "unreadable-text", ERROR, files.unreadable_text),
    Rule("JK004", "not-plain-yaml", ERROR, files.not_plain_yaml),
    Rule("JK005", "unknown-kind", ERROR, files.unknown_kind),
    Rule("JK006", "several-documents", ERROR, files.several_documents),
    Rule("JK007", "rule-crashed", ERROR, files.rule_crashed),
    Rule("JK008", "unknown-rule", ERROR, files.unknown_rule),
    Rule("JK009", "unused-ignore", WARNING, ignores.unused_ignore),
    Rule("JK011", "ignore-without-code", WARNING, ignores.ignore_without_code),
    Rule("JK012", "no-version", NOTE, files.no_version),
    # 1xx: structure
    Rule("JK101", "missing-field", ERROR, structure.missing_field),
    Rule("JK102", "unknown-field", ERROR, structure.unknown_field),
    Rule("JK103", "wrong-type", ERROR, structure.wrong_type),
    Rule("JK104", "not-one-of", ERROR, structure.not_one_of),
    Rule("JK105", "out-of-range", ERROR, structure.out_of_range),
    Rule("JK106", "bad-id", ERROR, structure_values.bad_id),
    Rule("JK107", "too-large", ERROR, structure_values.too_large),
    Rule("JK108", "bad-period", ERROR, structure_values.bad_period),
    Rule("JK109", "off-scale", ERROR, structure_values.off_scale),
    Rule("JK110", "bad-targets", ERROR, structure_values.bad_targets),
    # 2xx: names and references
    Rule("JK201", "unknown-persona", ERROR, people.unknown_persona,
         help=message("a persona has a document of its own (kind: persona), or stands whole in the journey")),
    Rule("JK202", "unknown-department", ERROR, people.unknown_department,
         help=message("departments stand under `departments:` in journeykit.yaml")),
    Rule("JK203", "unknown-channel", ERROR, means.unknown_channel,
         help=message("built-in channels and those under `channels:` in journeykit.yaml")),
    Rule("JK204", "unknown-system", ERROR, means.unknown_system,
         help=message("systems stand under `systems:` in journeykit.yaml")),
    Rule("JK205", "unknown-brand-value", ERROR, brand_names.unknown_brand_value),
    Rule("JK206", "unknown-touchpoint", ERROR, links.unknown_touchpoint),
    Rule("JK207", "unknown-improvement", ERROR, work_links.unknown_improvement),
    Rule("JK208", "unknown-journey", ERROR, links.unknown_journey),
    Rule("JK209", "unknown-competitor", ERROR, people.unknown_competitor,
         help=message("competitors stand under `competitors:` in journeykit.yaml")),
    Rule("JK210", "duplicate-id", ERROR, duplicates.duplicate_id),
    Rule("JK211", "circular", ERROR, circles.circular),
    Rule("JK212", "unreachable-touchpoint", WARNING, paths.unreachable_touchpoint),
    Rule("JK213", "shares-over-one", ERROR, paths.shares_over_one),
    Rule("JK214", "never-used", NOTE, unused.never_used, strict_only=True),
    Rule("JK215", "unknown-basic", ERROR, brand_names.unknown_basic),
    Rule("JK216", "unknown-research", ERROR, work_links.unknown_research,
         help=message("research has a document of its own (kind: research)")),
    Rule("JK217", "unknown-form", ERROR, means.unknown_form),
    Rule("JK218", "unknown-brand-rule", ERROR, brand_names.unknown_brand_rule),
    # 3xx: the method
    Rule("JK301", "no-customer-job", WARNING, method.no_customer_job),
    Rule("JK302", "no-scope", WARNING, method.no_scope),
    Rule("JK303", "no-persona", WARNING, method.no_persona),
    Rule("JK304", "no-objective", WARNING, method.no_objective),
    Rule("JK305", "no-indirect-touchpoint", WARNING, inventory.no_indirect_touchpoint),
    Rule("JK306", "no-dull-touchpoint", WARNING, inventory.no_dull_touchpoint),
    Rule("JK307", "no-owner", WARNING, method.no_owner),
    # 4xx: evidence
    Rule("JK401", "no-performance", NOTE, evidence.no_performance),
    Rule("JK404", "unmeasured-moment-of-truth", WARNING, evidence.unmeasured_moment_of_truth),
    Rule("JK411", "no-customer-spoken", WARNING, evidence.no_customer_spoken),
    # 6xx: balance
    Rule("JK601", "undirected-mismatch", WARNING, balance.undirected_mismatch),
    Rule("JK603", "unexplained-mismatch", WARNING, balance.unexplained_mismatch),
    Rule("JK607", "frequent-mismatch", WARNING, balance.frequent_mismatch),
    # 7xx: the plan
    Rule("JK701", "repair-without-improvement", WARNING, plan.repair_without_improvement),
    Rule("JK702", "improvement-without-owner", WARNING, plan.improvement_without_owner),
    Rule("JK703", "overdue", WARNING, plan.overdue),
    # 8xx: customer data
    Rule("JK801", "data-island", NOTE, customer_data.data_island),
)  # fmt: skip
