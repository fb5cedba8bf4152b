INSERT INTO unit_name (plan_id, version, name, unit, how)
VALUES (?, ?, ?, ?, ?)
