"""The label that stands over everything printed from a synthetic database."""

from govopen.locales import N_, _

LABELS = {
    "demo": N_("DEMO: synthetic data, not a record of what happened"),
    "practice": N_("PRACTICE: synthetic data, not a record of what happened"),
}


def label(synthetic: str) -> list[str]:
    """One line, or none for a real database."""
    return [_(LABELS.get(synthetic, LABELS["practice"]))] if synthetic else []
