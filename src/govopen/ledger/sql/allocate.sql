-- A unit that an open group turns out to hold owes the group's checkpoints from the start, as each version has them.
INSERT INTO checkpoint (plan_id, holder, obligation, checkpoint, version, occasion, kind, basis, rated, opens, due,
    timed, needed, short_notice, begins, ends, since, until, gone, plain)
SELECT c.plan_id, :unit, c.obligation, c.checkpoint, c.version, c.occasion, c.kind, c.basis, c.rated, c.opens, c.due,
    c.timed, c.needed, c.short_notice, c.begins, c.ends, :seq, c.until, c.gone, c.plain
FROM checkpoint c
WHERE c.plan_id = :plan AND c.holder = :group AND c.gone = 4611686018427387903 AND NOT EXISTS (
    SELECT 1 FROM checkpoint o
    WHERE o.plan_id = c.plan_id AND o.holder = :unit AND o.obligation = c.obligation AND o.checkpoint = c.checkpoint
        AND o.version = c.version AND o.begins = c.begins)
