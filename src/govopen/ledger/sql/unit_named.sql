SELECT unit FROM unit WHERE plan_id = :plan AND unit = :name
