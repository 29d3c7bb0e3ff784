-- Editions in other languages. All of it follows from events.
create table language_version (
  draft_id      uuid        not null references draft,
  language      text        not null,
  status        text        not null,
  revision      int         not null default 0,   -- how often words were given
  carried_from  int,                              -- the earlier edition whose translations still hold
  begun_at      timestamptz not null,
  completed_at  timestamptz,
  completed_act uuid,
  document_hash text,
  authentic_act uuid,
  reopened_act  uuid,
  reopened_for  text,
  primary key (draft_id, language)
);

-- What there is of each text. A text without a row is not translated.
create table segment (
  draft_id     uuid        not null,
  language     text        not null,
  unit         text        not null,
  words        jsonb       not null,
  state        text        not null,
  given_by     uuid        not null,
  given_at     timestamptz not null,
  revision     int         not null,
  carried_from int,
  primary key (draft_id, language, unit),
  foreign key (draft_id, language) references language_version
);

-- Who may translate the texts of a project, besides the secretariat.
create table translator (
  project_id  uuid        not null,
  person_id   uuid        not null,
  admitted_at timestamptz not null,
  primary key (project_id, person_id)
);
create index translator_person on translator (person_id);
