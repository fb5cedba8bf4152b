-- What may want attention: whatever is not done of what is asked for by :until, and what can be breached. Which of it
-- does, its standing says; asked here too, SQLite would work out every standing twice.
SELECT j.checkpoint, j.version, j.holder, CASE WHEN j.origin <> j.holder THEN j.origin END AS predecessor, j.due,
    j.target, j.reached, j.short_notice, j.standing
FROM judged j
WHERE (j.rated = 1 AND j.reached IS NULL AND COALESCE(j.target, j.due) <= :until) OR j.kind IN ('never', 'minimum')
