INSERT INTO succession (plan_id, version, unit, obligation, successor, effective_at)
VALUES (?, ?, ?, ?, ?, ?)
