-- Amendments to editions of drafts. All of it follows from events.
create table amendment_list (
  draft_id uuid primary key,
  status   text not null,
  next_id  uuid            -- the edition that the consolidated text became
);

-- One row an amendment, as it stands.
create table amendment (
  id            uuid        primary key,
  draft_id      uuid        not null references amendment_list,
  number        int         not null,
  amends        uuid,
  operations    jsonb       not null,
  justification text        not null,
  sponsor       uuid        not null,
  co_sponsors   uuid[]      not null default '{}',
  group_name    text,
  status        text        not null,
  because       text,
  submitted_at  timestamptz not null,
  act_id        uuid        not null,
  unique (draft_id, number)
);

-- The acts, in their order, each with what it says of which amendments.
create table amendment_act (
  act_id     uuid        primary key,
  draft_id   uuid        not null references amendment_list,
  place      int         not null,
  kind       text        not null,
  amendments uuid[]      not null,
  member_id  uuid,
  at         timestamptz not null,
  unique (draft_id, place)
);
