SELECT en FROM unit WHERE plan_id = :plan AND version = :version AND unit = :unit
