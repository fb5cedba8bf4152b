-- Whether the checkpoint c is in force at :as_of, by what is known.
c.since <= :known AND c.gone > :known AND c.begins <= :as_of AND (c.until > :known OR c.ends > :as_of)
