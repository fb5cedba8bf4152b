-- The section of every item that the plan has or had; the newest version last.
SELECT item, section FROM item WHERE plan_id = :plan AND version <= :version ORDER BY version, position
