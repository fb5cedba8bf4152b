"""What an audit says: a line a plan where all is well, else every finding and where it is."""

import sys
from collections.abc import Iterator, Sequence

from govopen.ledger.heads import lines
from govopen.ledger.verdict import Audited, Verdict
from govopen.ledger.verifying import Finding
from govopen.locales import _, n_
from govopen.output.columns import printable, wrap
from govopen.output.emit import Wanted, screen, write
from govopen.output.publish import publish_whole
from govopen.output.words import flow
from govopen.store.sizes import size_words

HEADER = ("plan", "entry", "what", "message")
SHOWN = 16
"""So many characters of a hash are shown: nobody finds another chain that begins alike."""


def publish_audit(wanted: Wanted, found: Verdict, synthetic: str) -> None:
    """Write the verdict, as ``govopen.audit/1`` in JSON; in CSV the findings alone."""
    width = screen(wanted).width

    def text() -> Iterator[str]:
        for finding in found.findings:
            yield from wrap(printable(finding_words(finding)), width, "  ")
        for plan in found.plans:
            intact = all(
                finding.plan_id not in {plan.plan_id, ""} or finding.what == "trigger" for finding in found.findings
            )
            yield from flow(_plan(plan, intact=intact), width, "  ")
        if not found.plans and not found.findings:
            yield _("no plan is loaded; triggers and tables are in order")
        if found.findings:
            yield from wrap(_summary(found.findings), width)
        elif found.compared:
            words = n_(
                "{n} chain head kept elsewhere is still there: nothing was cut off or rewritten",
                "{n} chain heads kept elsewhere are still there: nothing was cut off or rewritten",
                found.compared,
            )
            yield from wrap(words.format(n=found.compared), width)

    rows = [_row(finding) for finding in found.findings]
    record = {
        "intact": not rows,
        "plans": [_plan_record(plan) for plan in found.plans],
        "heads_compared": found.compared,
        "findings": [dict(zip(HEADER, row, strict=True)) for row in rows],
    }
    publish_whole(wanted, synthetic, "audit", text=text, record=record, rows=rows, header=HEADER)


def keep_heads(wanted: Wanted, found: Verdict) -> None:
    """Write the chain heads into the file that is ``wanted.output``, and say so on stderr. Raises CannotWrite."""
    write(lines(plan.head for plan in found.plans if plan.head), wanted)
    message = _("chain heads written to {path}; keep it where nobody who can change the database can change it")
    sys.stderr.write(message.format(path=wanted.output) + "\n")


def finding_words(finding: Finding) -> str:
    """Which plan, and what does not agree."""
    return (
        _("{what}: {words}").format(what=finding.plan_id, words=finding.message) if finding.plan_id else finding.message
    )


def _summary(findings: Sequence[Finding]) -> str:
    n = len(findings)
    if all(finding.what == "trigger" for finding in findings):
        words = n_(
            "{n} finding: the ledger's protection was changed; what it holds is intact",
            "{n} findings: the ledger's protection was changed; what it holds is intact",
            n,
        )
        return words.format(n=n)
    words = n_(
        "{n} finding: this is not what was recorded; keep this file, and compare it with a backup",
        "{n} findings: this is not what was recorded; keep this file, and compare it with a backup",
        n,
    )
    return words.format(n=n)


def _plan(plan: Audited, *, intact: bool) -> list[str]:
    entries = n_("{n} entry", "{n} entries", plan.entries).format(n=f"{plan.entries:,}")
    fields = [_("{what}: {words}").format(what=plan.plan_id, words=entries)]
    if plan.head and intact:
        fields.append(_("chain intact to E{seq}").format(seq=plan.head.seq))
    if plan.head:
        fields.append(_("head {hash}").format(hash=plan.head.hash[:SHOWN]))
    if plan.files is not None and plan.size is not None:
        files = n_("evidence: {n} file, {size}", "evidence: {n} files, {size}", plan.files)
        fields.append(files.format(n=f"{plan.files:,}", size=size_words(plan.size)))
    versions = n_("{n} version of the plan", "{n} versions of the plan", plan.versions)
    fields.append(versions.format(n=plan.versions))
    fields.append(_("checkpoints: {n}").format(n=f"{plan.checkpoints:,}"))
    return fields


def _plan_record(plan: Audited) -> dict[str, object]:
    return {
        "plan": plan.plan_id,
        "entries": plan.entries,
        "head": {"seq": plan.head.seq, "hash": plan.head.hash} if plan.head else None,
        "versions": plan.versions,
        "checkpoints": plan.checkpoints,
        "evidence_files": plan.files,
        "evidence_bytes": plan.size,
    }


def _row(finding: Finding) -> tuple[object, ...]:
    return finding.plan_id or None, f"E{finding.seq}" if finding.seq else None, finding.what, finding.message
