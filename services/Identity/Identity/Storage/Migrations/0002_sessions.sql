-- Sign-ins. One that ended is kept, so that its owner can see it.
create table session (
  id           uuid primary key,
  person_id    uuid        not null,
  clients      text[]      not null default '{}',
  started_at   timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at     timestamptz
);
create index session_of_person on session (person_id, ended_at desc nulls first, last_seen_at desc);

-- Which grants hang on a session: they are revoked when it ends.
create table session_grant (
  grant_id   uuid primary key references openiddict_authorizations (id) on delete cascade,
  session_id uuid not null references session (id) on delete cascade
);
create index session_grant_of_session on session_grant (session_id);
