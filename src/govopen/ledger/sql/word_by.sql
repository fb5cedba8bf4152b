-- The entry that is the latest word about the entry e.
SELECT r.seq
/*ledger/latest*/
