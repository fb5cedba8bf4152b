-- What the holders of a checkpoint share, in the words of its version; of one checkpoint, or of all that a holder has.
SELECT c.obligation, c.checkpoint, c.version, c.occasion, c.kind, c.basis, c.rated, c.opens, c.due, c.timed, c.needed,
    o.item, o.name, o.name_en, o.also, o.assumed, o.position, o.review, o.evidence
FROM checkpoint c
JOIN obligation o ON o.plan_id = c.plan_id AND o.version = c.version AND o.obligation = c.obligation
WHERE c.plan_id = :plan AND c.holder = :origin AND c.obligation >= :obligation AND c.obligation <= :last
    AND (:checkpoint = '' OR (c.checkpoint = :checkpoint AND c.version = :version))
