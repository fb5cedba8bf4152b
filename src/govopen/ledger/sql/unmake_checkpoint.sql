UPDATE checkpoint SET gone = :seq
WHERE plan_id = :plan AND holder = :holder AND obligation = :obligation AND checkpoint = :checkpoint
    AND version = :version AND begins = :begins
