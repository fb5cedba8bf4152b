"""Delete a part of an entry's text and record that it was."""

from govopen.ledger.entry import Entry
from govopen.ledger.recorder import Recorder
from govopen.ledger.redaction import empty, redactions
from govopen.ledger.view import View
from govopen.standing.effect import Outcome, act


def redact(view: View, recorder: Recorder, entry: Entry, field: str, reason: str) -> Outcome:
    """Empty the field in the caller's transaction; no standing depends on it. Raises what `redactions` does."""
    made = redactions(view, entry, field, reason)
    outcome = act(view, recorder, [draft for each in made for draft in each.drafts])
    for each in made:
        empty(view, each)
    return outcome
