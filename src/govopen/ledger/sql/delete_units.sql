DELETE FROM unit WHERE plan_id = :plan
