SELECT item, title FROM item WHERE plan_id = :plan AND version = :version ORDER BY position
