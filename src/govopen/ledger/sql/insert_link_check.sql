INSERT INTO link_check (plan_id, seq, entry_seq, place, verdict, status, detail)
VALUES (:plan, :seq, :entry_seq, :place, :verdict, :status, :detail)
