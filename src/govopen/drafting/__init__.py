"""From the official document to a first plan: its clauses, who does them, by when, and what is doubtful.

    reading ──Document──▶ outline ──Clauses──▶ requirements ──▶ draft ──▶ plan (YAML)

All of it is rules over the document's own words; nothing is asked of a network or a model. Every character of the
document is accounted for (``Outline.accounted``), and every decision carries the words and the rule that made it.
"""
