UPDATE checkpoint SET gone = :seq
WHERE plan_id = :plan AND holder = :holder AND gone = 4611686018427387903
