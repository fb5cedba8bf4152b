-- The opening of a case is withdrawn, of one unit or, where :unit is empty, the last: from now on nothing was owed.
UPDATE checkpoint SET gone = :seq
WHERE plan_id = :plan AND occasion = :case AND gone = :forever AND (holder = :unit OR :unit = '')
    AND obligation IN (SELECT o.obligation FROM obligation o WHERE o.plan_id = :plan AND o.kind IN ('minimum', 'response'))
