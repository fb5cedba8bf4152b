SELECT due FROM checkpoint
WHERE plan_id = :plan AND holder = :holder AND obligation = :obligation AND checkpoint = :checkpoint AND since = :seq
