INSERT INTO cases (plan_id, case_id, trigger, seq, happened_at)
VALUES (:plan, :case, :trigger, :seq, :happened)
ON CONFLICT DO NOTHING
