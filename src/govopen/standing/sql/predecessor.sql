-- From whom j was taken over. SQLite works a holder out at each mention, so that it is mentioned last.
CASE WHEN j.successor IS NOT NULL AND j.origin <> j.holder THEN j.origin END
