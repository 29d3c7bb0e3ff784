-- What is shared, and by which shares. All of it follows from events.
create table pledge (
  id     uuid        primary key,
  member uuid        not null,
  body   jsonb       not null,   -- a Pledge
  act_id uuid        not null,
  at     timestamptz not null
);

create table maintenance (
  id     uuid        primary key,
  body   jsonb       not null,   -- a Maintenance
  act_id uuid        not null,
  at     timestamptz not null
);

-- Shares as they were decided, each time all of them.
create table shares (
  act_id   uuid        primary key,
  body     jsonb       not null,   -- Shares
  by_whom  uuid        not null,
  at       timestamptz not null
);
create index shares_newest on shares (at desc);

create table project_person (
  project_id uuid        not null,
  person_id  uuid        not null,
  at         timestamptz not null,
  act_id     uuid        not null,
  primary key (project_id, person_id)
);
create index project_person_of on project_person (person_id);

-- Requests and what became of them.
create table request (
  id         uuid        primary key,
  project_id uuid        not null,
  class      text        not null,
  body       jsonb       not null,   -- a Request
  by_whom    uuid        not null,
  at         timestamptz not null,
  state      text        not null,   -- WAITING, RUNNING, ENDED, WITHDRAWN
  promised   timestamptz,
  ended_at   timestamptz,
  reason     text,
  act_id     uuid        not null
);
create index request_waiting on request (at, id) where state = 'WAITING';
create index request_of_project on request (project_id, at desc, id);
create index request_of_person on request (by_whom, at desc);

-- What requests held: one row for each stretch of time with the same workers.
create table run (
  id         uuid        primary key,
  request_id uuid        not null references request,
  project_id uuid        not null,
  lease      uuid        not null,   -- the allocation that travels with the job
  cluster    text        not null,
  model      text        not null,
  workers    jsonb       not null,
  devices    int         not null,
  share      int         not null,   -- of each device, in thousandths
  ground     text        not null,
  started    timestamptz not null,
  ends_by    timestamptz not null,
  ended      timestamptz,
  reason     text,
  charged    boolean     not null default false
);
create index run_open on run (request_id) where ended is null;
create index run_uncharged on run (ended) where ended is not null and not charged;
create index run_of_project on run (project_id, started desc);

-- Published cycles, whole.
create table cycle (
  number        bigint      primary key,
  at            timestamptz not null,
  snapshot_hash text        not null,
  outcome_hash  text        not null,
  started       int         not null,
  waiting       int         not null,
  preempted     int         not null,
  promised      int         not null,
  version       int         not null,   -- of the stream after it
  record        bytea       not null,
  act_id        uuid        not null
);

-- The books.
create table account (
  id        uuid   primary key,
  parent_id uuid,
  level     text   not null,
  name      text   not null,
  overdraft bigint not null
);

create table posting_entry (
  number    int         not null,
  place     int         not null,
  at        timestamptz not null,
  kind      text        not null,
  account   uuid        not null references account,
  purpose   text        not null,
  model     text        not null,
  amount    bigint      not null,
  balance   bigint      not null,
  reference text        not null,
  run_id    uuid,
  act_id    uuid,
  primary key (number, place)
);
create index posting_entry_of on posting_entry (account, purpose, model, number desc);

create table accounting_period (
  from_at timestamptz primary key,
  to_at   timestamptz not null
);

-- Jobs of simulated clusters.
create table simulated_job (
  lease   uuid        primary key,
  cluster text        not null,
  started timestamptz not null,
  ends_at timestamptz not null,
  ending  text        not null,
  ended   timestamptz
);
create index simulated_job_running on simulated_job (cluster) where ended is null;

-- A queue at a version of its stream, so that a start does not read all events again.
create table kept_queue (
  pool    text  primary key,
  version int   not null,
  body    jsonb not null
);
