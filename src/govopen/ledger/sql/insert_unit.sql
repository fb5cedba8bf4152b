INSERT INTO unit (plan_id, unit, position, kind, en, successor)
VALUES (?, ?, ?, ?, ?, ?)
