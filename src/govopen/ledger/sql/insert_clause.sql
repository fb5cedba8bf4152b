INSERT INTO clause_text (plan_id, version, seq, item, text)
VALUES (:plan, :version, :seq, :item, :text)
