DROP TRIGGER entry_text_no_update ON entry_text

-- A text may only be emptied, a field at a time, and says so. What remains is held to the entry's hash by the audit.
CREATE TRIGGER entry_text_no_update BEFORE UPDATE ON entry_text FOR EACH ROW
WHEN (NOT (NEW.plan_id = OLD.plan_id AND NEW.seq = OLD.seq AND NEW.redacted = OLD.redacted + 1))
EXECUTE FUNCTION refuse_change()
