-- Projections of Standards: what queries read. They follow from the events, and are written in the transaction that writes these.
create table project (
  id            uuid        primary key,
  symbol        text        not null,
  title         text        not null,
  stage         text        not null,
  registered_at timestamptz not null,
  act_id        uuid        not null,
  draft_id      uuid
);
create index project_newest on project (registered_at desc, id desc);

create table draft (
  id           uuid        primary key,
  project_id   uuid        not null,
  edition      int         not null,
  clauses      jsonb       not null,
  published_at timestamptz not null,
  act_id       uuid        not null,
  unique (project_id, edition)
);

create table ballot (
  id             uuid        primary key,
  project_id     uuid        not null,
  draft_id       uuid,
  title          text        not null,
  rule           text        not null,
  rule_hash      text        not null,
  disclosure     text        not null,
  opens_at       timestamptz not null,
  closes_at      timestamptz not null,
  closed_at      timestamptz,
  closed_because text,
  result         jsonb,
  closing_act_id uuid
);
create index ballot_newest on ballot (opens_at desc, id desc);
create index ballot_of_project on ballot (project_id);
create index ballot_closing_act on ballot (closing_act_id);
create index ballot_open on ballot (closes_at) where closed_at is null;

create table entitlement (
  ballot_id uuid not null,
  member_id uuid not null,
  place     int  not null,
  standing  text not null,
  primary key (ballot_id, member_id)
);

-- One row a casting, never changed; a member's vote is its highest revision.
create table vote (
  ballot_id uuid        not null,
  member_id uuid        not null,
  revision  int         not null,
  act_id    uuid        not null unique,
  standing  text        not null,
  position  text        not null,
  reasoned  boolean     not null,
  comments  jsonb       not null,
  cast_at   timestamptz not null,
  primary key (ballot_id, member_id, revision)
);

-- Who may act for whom, as Identity has told it.
create table credential (
  delegation_id   uuid        primary key,
  person_id       uuid        not null,
  organization_id uuid        not null,
  powers          text[]      not null,
  valid_from      timestamptz not null,
  valid_until     timestamptz,
  revoked_at      timestamptz
);
create index credential_of_person on credential (person_id, organization_id);
