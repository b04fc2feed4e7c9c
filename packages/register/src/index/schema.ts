// SPDX-License-Identifier: Apache-2.0

/** Raised with every change of the tables: an index of another version is rebuilt, not migrated. */
export const indexVersion = 3;

/**
 * The index locates records; the log proves them and the rules decide. Everything here can be made again from
 * log and payloads, in the same content.
 */
export const indexTables = `
  CREATE TABLE meta (id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, last_leaf BLOB NOT NULL);
  CREATE TABLE record (
    entry INTEGER PRIMARY KEY,
    ref TEXT,
    digest BLOB,
    leaf BLOB NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    author TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    case_ref TEXT,
    case_seq INTEGER,
    label TEXT,
    erased INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE stream (name TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (name, entry)) WITHOUT ROWID;
  CREATE TABLE object (root TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (root, entry)) WITHOUT ROWID;
  CREATE TABLE addressed (person TEXT NOT NULL, entry INTEGER NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (person, entry, field)) WITHOUT ROWID;
  CREATE TABLE erasure (entry INTEGER PRIMARY KEY, target TEXT NOT NULL, decision TEXT NOT NULL,
    performed INTEGER NOT NULL);
  CREATE VIRTUAL TABLE text USING fts5 (words, content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 2");
`;

/** Of records by what they are found by: made at once where many rows are there already. */
export const indexIndexes = `
  CREATE UNIQUE INDEX record_ref ON record (ref);
  CREATE INDEX record_kind ON record (kind, entry);
  CREATE UNIQUE INDEX record_case ON record (case_ref, case_seq) WHERE case_ref IS NOT NULL;
  CREATE INDEX record_label ON record (label) WHERE label IS NOT NULL;
`;

/** Every table with its columns, in the order of the logical dump that compares two indexes. */
export const dumpedTables = {
  record: "entry",
  stream: "name, entry",
  object: "root, entry",
  addressed: "person, entry, field",
  erasure: "entry",
  meta: "id",
} as const;
