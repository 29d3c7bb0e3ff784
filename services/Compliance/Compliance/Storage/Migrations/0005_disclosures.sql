-- Reports of people who stay unknown. There is nobody in it: a code is known by its first eight signs, and its rest by a slow salted hash alone.
create table disclosure (
  id        uuid        primary key,
  locator   text        not null unique,
  salt      bytea       not null,
  hash      bytea       not null,
  subject   text        not null,
  filed_at  timestamptz not null,
  newest    text        not null,   -- what happened last: Filed, Added, Answered or Closed
  closed_at timestamptz
);
create index disclosure_newest on disclosure (filed_at desc, id desc);
