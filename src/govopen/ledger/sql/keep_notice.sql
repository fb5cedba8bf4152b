-- What stood just before the version began asked for the same already, no later and no fewer: then it is on no shorter
-- notice now, whether its code was changed or not.
UPDATE checkpoint SET short_notice = 0
WHERE plan_id = :plan AND version = :version AND short_notice = 1 AND EXISTS (
    SELECT 1 FROM checkpoint o
    WHERE o.plan_id = checkpoint.plan_id AND o.holder = checkpoint.holder AND o.obligation IN (
            SELECT checkpoint.obligation
            UNION ALL
            SELECT f.former FROM former_code f
            WHERE f.plan_id = checkpoint.plan_id AND f.version = checkpoint.version
                AND f.obligation = checkpoint.obligation)
        AND SUBSTR(o.checkpoint, LENGTH(o.obligation) + 1)
            = SUBSTR(checkpoint.checkpoint, LENGTH(checkpoint.obligation) + 1)
        AND o.ends = checkpoint.begins AND o.gone = 4611686018427387903 AND o.short_notice = 0
        AND o.due <= checkpoint.due AND o.needed >= checkpoint.needed)
