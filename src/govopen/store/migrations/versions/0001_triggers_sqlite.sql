CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

-- INSERT OR REPLACE fires no delete trigger, so a second row of a number is refused here.
CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE plan_id = NEW.plan_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

-- A text may only be emptied, once, and says so.
CREATE TRIGGER entry_text_no_update BEFORE UPDATE ON entry_text
WHEN NOT (NEW.plan_id = OLD.plan_id AND NEW.seq = OLD.seq AND OLD.redacted = 0 AND NEW.redacted = 1)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER entry_text_no_delete BEFORE DELETE ON entry_text
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END

CREATE TRIGGER entry_text_no_replace BEFORE INSERT ON entry_text
WHEN EXISTS (SELECT 1 FROM entry_text WHERE plan_id = NEW.plan_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
