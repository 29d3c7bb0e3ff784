-- The event store of one service. Stored format: columns are added, never renamed.
create table event (
  position    bigint generated always as identity,
  stream      text        not null,
  version     int         not null check (version > 0),
  type        text        not null,
  schema      int         not null,
  data        jsonb       not null,
  command_id  uuid,
  trace       text,
  at          timestamptz not null default clock_timestamp(),
  transaction xid8        not null default pg_current_xact_id(),
  primary key (stream, version)
);
-- The global order. A reader stops below the oldest running transaction, so a late commit is never skipped.
create unique index event_global_order on event (transaction, position);

-- Commands that were fulfilled, by the id that the client gave.
create table command (
  id            uuid primary key,
  fingerprint   text        not null,
  stream        text        not null,
  first_version int         not null,
  last_version  int         not null,
  at            timestamptz not null default clock_timestamp()
);

-- Messages that wait for the bus; a row goes when the bus has it.
create table outbox (
  sequence    bigint generated always as identity primary key,
  id          uuid        not null,
  topic       text        not null,
  key         text        not null,
  type        text        not null,
  data        jsonb       not null,
  trace       text,
  at          timestamptz not null default clock_timestamp(),
  transaction xid8        not null default pg_current_xact_id()
);
create index outbox_order on outbox (transaction, sequence);

-- Messages that were handled, written in the transaction that handles them.
create table inbox (
  subscriber text        not null,
  message_id text        not null,
  at         timestamptz not null default clock_timestamp(),
  primary key (subscriber, message_id)
);

-- The salted records of binding acts: what the ledger holds the hash of.
create table binding_record (
  act_id     uuid primary key,
  kind       text        not null,
  record     text        not null,
  hash       text        not null,
  leaf_index bigint,
  at         timestamptz not null default clock_timestamp()
);

-- Appends to one stream at an expected version. AG001: the stream is elsewhere. A repeated command breaks command_pkey,
-- and is noticed before the version is, so that a retry learns that it had succeeded.
create function append_events(
  p_stream text, p_expected int, p_command uuid, p_fingerprint text,
  p_types text[], p_schemas int[], p_data jsonb[], p_trace text) returns void
language plpgsql as $$
declare
  added constant int := cardinality(p_types);
begin
  if p_command is not null then
    insert into command (id, fingerprint, stream, first_version, last_version)
    values (p_command, p_fingerprint, p_stream, p_expected + 1, p_expected + added);
  end if;
  if coalesce((select max(version) from event where stream = p_stream), 0) <> p_expected then
    raise exception 'stream % is not at version %', p_stream, p_expected using errcode = 'AG001';
  end if;
  insert into event (stream, version, type, schema, data, command_id, trace)
  select p_stream, p_expected + o, t, s, d, p_command, p_trace
  from unnest(p_types, p_schemas, p_data) with ordinality as added_event (t, s, d, o);
end $$;
