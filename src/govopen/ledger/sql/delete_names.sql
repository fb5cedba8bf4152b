DELETE FROM unit_name WHERE plan_id = :plan
