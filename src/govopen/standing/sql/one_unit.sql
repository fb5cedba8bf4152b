SELECT unit, kind, en, position FROM unit WHERE plan_id = :plan AND unit = :unit
