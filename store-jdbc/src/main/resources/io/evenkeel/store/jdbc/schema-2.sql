-- Evenkeel's store, schema 2. When a host was back in service, in milliseconds since 1970; NULL
-- while it is not. The hosts of a storage cluster come back with a rest in between.

ALTER TABLE evenkeel_operation ADD COLUMN IF NOT EXISTS back_at BIGINT;

CREATE INDEX IF NOT EXISTS evenkeel_operation_zone ON evenkeel_operation (zone);
