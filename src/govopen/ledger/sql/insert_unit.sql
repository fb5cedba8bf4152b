INSERT INTO unit (plan_id, version, unit, position, kind, en, successor)
VALUES (?, ?, ?, ?, ?, ?, ?)
