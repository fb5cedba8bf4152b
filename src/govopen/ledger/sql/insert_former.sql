INSERT INTO former_code (plan_id, version, obligation, former)
VALUES (?, ?, ?, ?)
