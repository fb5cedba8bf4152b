INSERT INTO listener (plan_id, version, unit, obligation)
VALUES (?, ?, ?, ?)
