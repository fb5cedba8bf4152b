-- What the version that the entry :seq ended asked for already, no later and no fewer, is on no shorter notice now.
UPDATE checkpoint SET short_notice = 0
WHERE plan_id = :plan AND version = :version AND short_notice = 1 AND EXISTS (
    SELECT 1 FROM checkpoint o
    WHERE o.plan_id = checkpoint.plan_id AND o.holder = checkpoint.holder AND o.obligation = checkpoint.obligation
        AND o.checkpoint = checkpoint.checkpoint AND o.until = :seq AND o.short_notice = 0
        AND o.due <= checkpoint.due AND o.needed >= checkpoint.needed)
