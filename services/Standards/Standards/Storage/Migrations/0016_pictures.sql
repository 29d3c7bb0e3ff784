-- The pictures that figures show, by the SHA-256 of their bytes. They are given, and follow from no event; none is ever changed.
create table picture (
  sha256     text        primary key,
  media_type text        not null,
  width      int         not null,
  height     int         not null,
  byte_count int         not null,
  bytes      bytea       not null,
  added_at   timestamptz not null
);
alter table picture alter column bytes set storage external;   -- pictures are packed already

-- For whose text a picture was given: a project, or a standard that has none. It is shown once an edition, an amendment or a standard has it.
create table picture_of (
  sha256    text        not null references picture,
  holder_id uuid        not null,
  shown     boolean     not null default false,
  added_by  uuid,
  primary key (sha256, holder_id)
);
create index picture_of_holder on picture_of (holder_id);
