-- What may want attention. Which of it does, its standing says; asked here too, SQLite would work out every standing
-- twice.
SELECT j.checkpoint, j.version, j.holder, /*standing/predecessor*/ AS predecessor, j.due,
    j.target, j.reached, j.short_notice, j.standing
FROM judged j
WHERE /*standing/wanting*/
