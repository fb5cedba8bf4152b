SELECT unit, kind, en, position FROM unit WHERE plan_id = :plan ORDER BY position
