"""Delete a part of an entry's text and record that it was."""

from govopen.ledger.entry import Entry
from govopen.ledger.recorder import Recorder
from govopen.ledger.redaction import empty, redaction
from govopen.ledger.view import View
from govopen.standing.effect import Outcome, act


def redact(view: View, recorder: Recorder, entry: Entry, field: str, reason: str) -> Outcome:
    """Empty the field in the caller's transaction; no standing depends on it. Raises what `redaction` does."""
    made = redaction(view, entry, field, reason)
    outcome = act(view, recorder, made.drafts)
    empty(view, made)
    return outcome
