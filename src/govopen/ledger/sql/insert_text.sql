INSERT INTO entry_text (plan_id, seq, salt, body, redacted) VALUES (:plan, :seq, :salt, :body, 0)
