SELECT en FROM unit WHERE plan_id = :plan AND unit = :unit
