-- What may want attention: whatever is not done of what is asked for by :until, and what can be breached. Which of it
-- does, its standing says.
(j.rated = 1 AND j.reached IS NULL AND COALESCE(j.target, j.due) <= :until) OR j.kind IN ('never', 'minimum')
