SELECT plan_id FROM plan
UNION
SELECT plan_id FROM entry
ORDER BY plan_id
