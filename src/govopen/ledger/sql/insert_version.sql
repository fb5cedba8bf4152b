INSERT INTO plan_version (plan_id, version, seq, effective_at, sha256, source, document)
VALUES (:plan, :version, :seq, :effective, :sha256, :source, :document)
