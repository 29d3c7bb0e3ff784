-- The public register of standards, and appeals. What queries list and find; the rest of a standard and of an appeal is read from its events.
create table standard (
  id            uuid        primary key,
  number        text        not null unique,
  title         text        not null,
  edition       int         not null,
  project_id    uuid,
  published_at  timestamptz not null,
  enters_on     date        not null,
  withdrawn_on  date,
  next_deadline timestamptz,
  version       int         not null
);
create index standard_newest on standard (published_at desc, id desc);
create index standard_of_project on standard (project_id);
create index standard_deadline on standard (next_deadline) where next_deadline is not null;

-- By which the project of an edition learns of its publication.
create table standard_edition (
  act_id       uuid        primary key,
  project_id   uuid        not null,
  number       text        not null,
  edition      int         not null,
  published_at timestamptz not null
);
create index standard_edition_of_project on standard_edition (project_id, published_at);

create table appeal (
  id            uuid        primary key,
  decision_act  uuid        not null,
  decision_kind text        not null,
  project_id    uuid        not null,
  member_id     uuid        not null,
  lodged_at     timestamptz not null,
  ended_at      timestamptz,
  next_deadline timestamptz,
  version       int         not null
);
create index appeal_newest on appeal (lodged_at desc, id desc);
create index appeal_pending on appeal (project_id) where ended_at is null;
create index appeal_deadline on appeal (next_deadline) where next_deadline is not null;
