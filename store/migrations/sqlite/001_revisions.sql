CREATE TABLE content (
	hash  TEXT PRIMARY KEY, -- SHA-256 of the bytes, hexadecimal
	bytes BLOB NOT NULL
) STRICT;
CREATE TABLE revision (
	id      TEXT PRIMARY KEY, -- of what it says: see identity in revision.go
	path    TEXT NOT NULL,    -- from the folder, with slashes
	number  INTEGER NOT NULL, -- of this path, from 1
	parent  TEXT NOT NULL,    -- id of the revision that it was made from; '' for none
	content TEXT NOT NULL REFERENCES content (hash),
	who     TEXT NOT NULL,
	note    TEXT NOT NULL,
	micros  INTEGER NOT NULL, -- since 1970
	aside   INTEGER NOT NULL, -- 1: kept, but never in the file
	UNIQUE (path, number)
) STRICT;
CREATE TABLE answer (
	key    TEXT PRIMARY KEY, -- of all that it was computed from
	bytes  BLOB NOT NULL,
	size   INTEGER NOT NULL,
	micros INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_micros ON answer (micros);
CREATE TABLE setting (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;
