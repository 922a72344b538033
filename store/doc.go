// Package store keeps what became of files: append-only revisions of each, answers computed for them, and settings. It knows
// bytes, paths and times, and not what any of it means.
//
// # Files on disk are the truth
//
// A store belongs to a folder and lies in it, in .loadline/store.db (SQLite). What stands on disk is what counts: whatever
// [Store.Read] finds there that is not the last revision becomes one, with the note [FoundOnDisk], whoever wrote it and however.
// [Store.Save] replaces a file only where it still is what the writer started from. Where it is not, both are kept as
// revisions, the file stays as it is, and a [Conflict] tells of both: a person chooses, by saving again from the one on disk.
//
// # What was acknowledged is kept
//
// A save writes the file whole beside the old one, syncs it, puts it in the old one's place, syncs the folder, and then commits
// the revision with SQLite's full synchronisation. Only then does it return. A crash before the commit leaves a whole file, old
// or new, which the next reading records. Revisions are never changed nor removed: no statement here updates or deletes one. A
// revision is named by the hash of what it says (path, parent, content, who, when, note), and content by its own: both are
// checked when they are read.
//
// # SQL
//
// The statements are the dull subset that PostgreSQL runs as well: text, whole numbers and bytes, $1 placeholders, ON CONFLICT;
// times are microseconds since 1970 (a driver's idea of a time is not another's), and nothing reads inside of a text. A test
// looks for what is not in the subset. What differs between the two, the types of columns, stands in migrations.
package store
