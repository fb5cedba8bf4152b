-- The nearest due instant to come, by how many holders, and the first and last of these.
SELECT j.due, COUNT(DISTINCT j.holder) AS holders, MIN(j.holder) AS one, MAX(j.holder) AS other
FROM judged j
WHERE j.rated = 1 AND j.due >= :as_of AND j.standing IN ('due_soon', 'open', 'upcoming')
GROUP BY j.due
ORDER BY j.due
LIMIT 1
