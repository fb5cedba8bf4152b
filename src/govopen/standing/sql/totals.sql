-- How many rated checkpoints of each holder stand alike; ``past`` is 1 where the due instant is before :as_of.
SELECT j.holder, j.basis, j.kind, j.standing, CASE WHEN j.due < :as_of THEN 1 ELSE 0 END AS past,
    COUNT(*) AS checkpoints
FROM judged j
WHERE j.rated = 1
GROUP BY j.holder, j.basis, j.kind, j.standing, CASE WHEN j.due < :as_of THEN 1 ELSE 0 END
