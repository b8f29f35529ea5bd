-- What a second script may look like; a comment; with semicolons.
ALTER TABLE evenkeel_cordon ADD COLUMN IF NOT EXISTS ticket VARCHAR DEFAULT '' NOT NULL;

CREATE TABLE IF NOT EXISTS evenkeel_ticket (
  id VARCHAR NOT NULL PRIMARY KEY
);
