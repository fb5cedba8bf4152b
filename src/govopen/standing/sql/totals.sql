-- How many rated checkpoints of each holder stand alike; ``past`` is 1 where the due instant is before :as_of, and
-- ``coming`` the nearest instant to come by which one of them is asked for.
SELECT j.holder, j.basis, j.kind, j.standing, CASE WHEN j.due < :as_of THEN 1 ELSE 0 END AS past,
    COUNT(*) AS checkpoints,
    MIN(CASE WHEN COALESCE(j.target, j.due) >= :as_of THEN COALESCE(j.target, j.due) END) AS coming
FROM judged j
WHERE /*standing/counted*/
GROUP BY j.holder, j.basis, j.kind, j.standing, CASE WHEN j.due < :as_of THEN 1 ELSE 0 END
