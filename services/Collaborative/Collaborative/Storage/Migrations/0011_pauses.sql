-- What requests are for, and which pause holds them.
alter table request add work jsonb, add held_by uuid;
create index request_held on request (held_by) where held_by is not null;

-- Changes of pauses that were obeyed, and what they did.
create table obeyed_pause (
  number       bigint      primary key,
  pause_id     uuid        not null,
  order_act_id uuid        not null,
  body         jsonb       not null,   -- a StandingPause
  stopped      int         not null,
  held         int         not null,
  at           timestamptz not null,
  act_id       uuid        not null
);
create index obeyed_pause_of on obeyed_pause (pause_id, number desc);
create index obeyed_pause_by on obeyed_pause (order_act_id);

-- Every message about a pause, and what came of it: OBEYED, REPLAYED, or FORGED where Compliance knows no such act.
create table heard_pause (
  message_id text        primary key,
  act_id     uuid        not null,
  verdict    text        not null,
  at         timestamptz not null
);
