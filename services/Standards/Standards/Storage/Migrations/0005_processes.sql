-- Processes and the projects that run under them. Projections: they follow from the events.
create table process (
  id         text        primary key,
  version    int         not null,
  draft      text,
  draft_hash text,
  drafted_at timestamptz
);

-- One row a version, never changed.
create table process_version (
  process_id   text        not null,
  version      int         not null,
  document     text        not null,
  hash         text        not null,
  published_at timestamptz not null,
  act_id       uuid        not null,
  primary key (process_id, version)
);

create table project_run (
  project_id uuid    primary key,
  process_id text    not null,
  version    int     not null,
  track      text    not null,
  run        jsonb   not null,
  ended      boolean not null
);
create index project_run_going on project_run (project_id) where not ended;

-- What will happen by itself; rewritten with each event of the project.
create table project_due (
  project_id  uuid        not null,
  place       int         not null,
  name        text        not null,
  at          timestamptz not null,
  consequence text        not null,
  to_stage    text,
  authority   text,
  primary key (project_id, place)
);
create index project_due_first on project_due (at, project_id, place);

-- Every act on a project since it was put under a process.
create table project_step (
  act_id     uuid        primary key,
  project_id uuid        not null,
  place      int         not null,
  kind       text        not null,
  event      jsonb       not null,
  at         timestamptz not null,
  unique (project_id, place)
);
create index ballot_closed_of_project on ballot (project_id, closed_at);
