-- Of an obligation's rated checkpoints of others than :unit, how many are met.
SELECT COUNT(CASE WHEN j.standing = 'met' THEN 1 END) AS met, COUNT(*) AS checkpoints
FROM judged j
WHERE j.rated = 1 AND j.holder <> :unit
