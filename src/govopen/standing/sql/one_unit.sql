SELECT unit, kind, en, position FROM unit WHERE plan_id = :plan AND version = :version AND unit = :unit
