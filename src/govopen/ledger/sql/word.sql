-- The latest word about the entry e, by what is known: that it is withdrawn, accepted or returned. A word taken back
-- is none.
SELECT r.kind
/*ledger/latest*/
