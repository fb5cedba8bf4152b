-- How many checkpoints of each holder stand where; "due" are those whose due instant is before :as_of.
SELECT j.holder, j.basis, j.standing, COUNT(*) AS checkpoints,
    SUM(CASE WHEN j.due < :as_of THEN 1 ELSE 0 END) AS due
FROM judged j
WHERE j.rated = 1
GROUP BY j.holder, j.basis, j.standing
