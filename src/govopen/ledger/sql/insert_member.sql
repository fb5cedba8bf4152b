INSERT INTO pool_member (plan_id, version, holder, unit)
VALUES (?, ?, ?, ?)
