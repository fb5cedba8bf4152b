INSERT INTO unit_name (plan_id, name, unit, how)
VALUES (?, ?, ?, ?)
