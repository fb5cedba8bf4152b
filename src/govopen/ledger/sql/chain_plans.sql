SELECT plan_id FROM plan_version
UNION
SELECT plan_id FROM entry
ORDER BY plan_id
