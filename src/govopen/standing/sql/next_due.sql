-- The nearest due instant to come, by how many holders, and the first and last of these.
SELECT COALESCE(j.target, j.due) AS asked, COUNT(DISTINCT j.holder) AS holders, MIN(j.holder) AS one,
    MAX(j.holder) AS other
FROM judged j
WHERE j.rated = 1 AND COALESCE(j.target, j.due) >= :as_of AND j.standing IN ('due_soon', 'open', 'upcoming')
    AND j.kind <> 'minimum'
GROUP BY COALESCE(j.target, j.due)
ORDER BY asked
LIMIT 1
