CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$

CREATE TRIGGER entry_no_change BEFORE UPDATE OR DELETE ON entry
FOR EACH ROW EXECUTE FUNCTION refuse_change()

CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

-- A text may only be emptied, once, and says so.
CREATE TRIGGER entry_text_no_update BEFORE UPDATE ON entry_text FOR EACH ROW
WHEN (NOT (NEW.plan_id = OLD.plan_id AND NEW.seq = OLD.seq AND OLD.redacted = 0 AND NEW.redacted = 1))
EXECUTE FUNCTION refuse_change()

CREATE TRIGGER entry_text_no_delete BEFORE DELETE ON entry_text
FOR EACH ROW EXECUTE FUNCTION refuse_change()

CREATE TRIGGER entry_text_no_truncate BEFORE TRUNCATE ON entry_text
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
