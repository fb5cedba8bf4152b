-- The trigger lets a text be changed only so: what is gone is counted.
UPDATE entry_text SET salt = :salt, body = :body, redacted = redacted + 1 WHERE plan_id = :plan AND seq = :seq
