DROP TRIGGER entry_text_no_update

-- A text may only be emptied, a field at a time, and says so. What remains is held to the entry's hash by the audit.
CREATE TRIGGER entry_text_no_update BEFORE UPDATE ON entry_text
WHEN NOT (NEW.plan_id = OLD.plan_id AND NEW.seq = OLD.seq AND NEW.redacted = OLD.redacted + 1)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
