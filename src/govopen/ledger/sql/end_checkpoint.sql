UPDATE checkpoint SET ends = :effective, until = :seq
WHERE plan_id = :plan AND holder = :holder AND checkpoint = :checkpoint AND until = 4611686018427387903
    AND gone = 4611686018427387903 AND kind NOT IN ('response', 'minimum')
