-- Evenkeel's store, schema 1, for H2 and PostgreSQL.
--
-- Every statement must be repeatable: H2 commits each of them at once, so a crash may leave a
-- script half done, and the next start runs it again from the top. The row in evenkeel_schema is
-- written last. A script that was released never changes; what is new goes into the next one.

CREATE TABLE IF NOT EXISTS evenkeel_schema (
  version INTEGER NOT NULL PRIMARY KEY
);

-- One maintenance run of one host. "entries" counts its journal, "begun" gives the order.
-- "open_host" is the host while the operation is not over, and NULL afterwards: one at a time.
CREATE TABLE IF NOT EXISTS evenkeel_operation (
  id        VARCHAR NOT NULL PRIMARY KEY,
  begun     BIGINT GENERATED ALWAYS AS IDENTITY,
  host      VARCHAR NOT NULL,
  zone      VARCHAR NOT NULL,
  state     VARCHAR NOT NULL,
  version   BIGINT NOT NULL,
  entries   BIGINT NOT NULL,
  open_host VARCHAR UNIQUE,
  document  VARCHAR NOT NULL
);

CREATE INDEX IF NOT EXISTS evenkeel_operation_host ON evenkeel_operation (host);

-- The hosts that are out at once, zone by zone.
CREATE TABLE IF NOT EXISTS evenkeel_slot (
  zone      VARCHAR NOT NULL,
  n         INTEGER NOT NULL,
  operation VARCHAR NOT NULL UNIQUE REFERENCES evenkeel_operation (id),
  PRIMARY KEY (zone, n)
);

-- The workloads of an operation, "place" by "place" in the order of the plan.
-- "open_workload" is the workload while an order for it is open, and NULL otherwise: one at a
-- time, over all operations.
CREATE TABLE IF NOT EXISTS evenkeel_item (
  operation     VARCHAR NOT NULL REFERENCES evenkeel_operation (id),
  workload      VARCHAR NOT NULL,
  place         INTEGER NOT NULL,
  state         VARCHAR NOT NULL,
  home          VARCHAR NOT NULL,
  open_workload VARCHAR UNIQUE,
  document      VARCHAR NOT NULL,
  PRIMARY KEY (operation, workload)
);

-- Append only. "at" is ISO 8601; "hash" covers the entry and the hash of the one before.
CREATE TABLE IF NOT EXISTS evenkeel_journal (
  operation VARCHAR NOT NULL REFERENCES evenkeel_operation (id),
  sequence  BIGINT NOT NULL,
  at        VARCHAR NOT NULL,
  actor     VARCHAR NOT NULL,
  type      VARCHAR NOT NULL,
  host      VARCHAR NOT NULL,
  workload  VARCHAR NOT NULL,
  text      VARCHAR NOT NULL,
  hash      VARCHAR NOT NULL,
  PRIMARY KEY (operation, sequence)
);

-- Hosts that take nothing new, without maintenance.
CREATE TABLE IF NOT EXISTS evenkeel_cordon (
  host   VARCHAR NOT NULL PRIMARY KEY,
  actor  VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  at     VARCHAR NOT NULL
);
