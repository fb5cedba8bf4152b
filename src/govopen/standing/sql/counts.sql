-- Which entries count: what happened by :as_of, recorded by :known, neither withdrawn nor returned.
e.occurred_at <= :as_of AND +e.seq <= :known AND COALESCE((/*ledger/word*/), '') NOT IN ('withdrawal', 'return')
