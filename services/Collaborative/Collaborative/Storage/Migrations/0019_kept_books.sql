-- The books at a version of their stream, so that a start does not read all events again.
create table kept_books (
  pool    text  primary key,
  version int   not null,
  body    bytea not null
);
