-- Evenkeel's store, schema 3. Who decides: one process at a time, until "expires_at", in
-- milliseconds since 1970 by the clock of the database. "token" counts those who have had the
-- lease. "taken_over" says that the one before did not give it back.

CREATE TABLE IF NOT EXISTS evenkeel_lease (
  id         INTEGER NOT NULL PRIMARY KEY,
  token      BIGINT NOT NULL,
  held       BOOLEAN NOT NULL,
  taken_over BOOLEAN NOT NULL,
  expires_at BIGINT NOT NULL
);

INSERT INTO evenkeel_lease (id, token, held, taken_over, expires_at)
  SELECT 1, 0, FALSE, FALSE, 0 WHERE NOT EXISTS (SELECT 1 FROM evenkeel_lease);

-- Under which lease an entry was written; 0 for what a person asked. No hash covers it.
ALTER TABLE evenkeel_journal ADD COLUMN IF NOT EXISTS token BIGINT DEFAULT 0 NOT NULL;

-- Hosts that do not answer and that are off, on somebody's word.
CREATE TABLE IF NOT EXISTS evenkeel_fence (
  host   VARCHAR NOT NULL PRIMARY KEY,
  actor  VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  at     VARCHAR NOT NULL
);
