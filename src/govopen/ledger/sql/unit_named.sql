SELECT unit FROM unit WHERE plan_id = :plan AND version = :version AND unit = :name
