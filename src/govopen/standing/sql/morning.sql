-- A whole plan in one pass: the totals, and each stated checkpoint that may want attention as a row of its own, whose
-- key the totals do not have. The inner LIMIT keeps SQLite from working out a standing again at each mention of it.
SELECT t.holder, t.basis, t.kind, t.standing, t.past, COUNT(*) AS checkpoints, MIN(t.coming) AS coming, t.checkpoint,
    t.version, t.holder, t.predecessor, MIN(t.due) AS due, MIN(t.target) AS target, MIN(t.reached) AS reached,
    MIN(t.short_notice) AS short_notice, t.standing
FROM (
    SELECT j.holder, j.basis, j.kind, j.standing, CASE WHEN j.due < :as_of THEN 1 ELSE 0 END AS past,
        CASE WHEN COALESCE(j.target, j.due) >= :as_of THEN COALESCE(j.target, j.due) END AS coming,
        CASE WHEN j.basis = 'stated' AND (/*standing/wanting*/) THEN j.checkpoint ELSE '' END AS checkpoint, j.version,
        /*standing/predecessor*/ AS predecessor, j.due, j.target, j.reached, j.short_notice
    FROM judged j
    WHERE /*standing/counted*/
    LIMIT 9223372036854775807
) AS t
GROUP BY t.holder, t.basis, t.kind, t.standing, t.past, t.checkpoint, t.version, t.predecessor
