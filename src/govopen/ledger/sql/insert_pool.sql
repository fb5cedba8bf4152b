INSERT INTO pool (plan_id, version, holder, kind, name)
VALUES (?, ?, ?, ?, ?)
