INSERT INTO lead (plan_id, version, item, unit)
VALUES (?, ?, ?, ?)
