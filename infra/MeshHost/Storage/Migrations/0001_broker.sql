-- The durable bus. Stored format: columns are added, never renamed.

-- What was published, kept for the retention after every subscription is done with it.
create table message (
  id       bigint      generated always as identity primary key,
  pubsub   text        not null,
  topic    text        not null,
  key      text        not null,
  identity bytea       not null,      -- SHA-256 of the CloudEvent's source and id
  envelope bytea       not null,      -- the CloudEvent, JSON in UTF-8
  trace    text,
  at       timestamptz not null default clock_timestamp(),
  unique (pubsub, topic, identity)
);
create index message_age on message using brin (at);

-- What an app asked for. One that its app no longer declares rests; it is forgotten after the retention.
create table subscription (
  id                int         generated always as identity primary key,
  app               text        not null,
  pubsub            text        not null,
  topic             text        not null,
  route             text        not null,
  dead_letter_topic text,
  since             timestamptz not null default clock_timestamp(),
  resting_since     timestamptz,
  unique (app, pubsub, topic)
);

-- What is still to be delivered. A row goes when the subscriber is done with the message. No key refers to message, for
-- this is the hot table; what is still to be delivered is kept by the one statement that deletes messages.
create table delivery (
  subscription int    not null references subscription on delete cascade,
  message      bigint not null,
  key          text   not null,
  attempts     int    not null default 0,
  primary key (subscription, message)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- What a subscriber could not or would not handle.
create table dead_letter (
  id           bigint      generated always as identity primary key,
  subscription int         not null references subscription on delete cascade,
  message      bigint      not null references message,
  key          text        not null,
  outcome      text        not null check (outcome in ('exhausted', 'dropped', 'not_found')),
  attempts     int         not null,
  failure      text        not null,
  at           timestamptz not null default clock_timestamp(),
  replayed_at  timestamptz
);
create index dead_letter_message on dead_letter (message);

-- Takes messages and hands them to every subscription of their topics; a message that is already there is passed over.
-- The insert locks the table before the second statement takes its snapshot, and subscribe() waits for that lock:
-- so a subscription that is being made sees a message either here or in its backfill.
create function publish(
  p_pubsub text[], p_topic text[], p_key text[], p_identity bytea[], p_envelope bytea[], p_trace text[]) returns void
language plpgsql as $$
declare
  fresh bigint[];
begin
  with added as (
    insert into message (pubsub, topic, key, identity, envelope, trace)
    select pubsub, topic, key, identity, envelope, trace
    from unnest(p_pubsub, p_topic, p_key, p_identity, p_envelope, p_trace) with ordinality
      as given (pubsub, topic, key, identity, envelope, trace, place)
    order by place
    on conflict do nothing
    returning id)
  select array_agg(id) into fresh from added;

  insert into delivery (subscription, message, key)
  select s.id, m.id, m.key
  from unnest(fresh) as f (id) join message m using (id) join subscription s using (pubsub, topic)
  order by m.id;
end $$;

-- Makes a subscription and gives it all that is kept of its topic, or wakes and redirects the one that is there.
create function subscribe(p_app text, p_pubsub text, p_topic text, p_route text, p_dead_letter_topic text) returns boolean
language plpgsql as $$
declare
  made int;
begin
  update subscription set route = p_route, dead_letter_topic = p_dead_letter_topic, resting_since = null
  where app = p_app and pubsub = p_pubsub and topic = p_topic;
  if found then
    return false;
  end if;
  lock table message in share mode;
  insert into subscription (app, pubsub, topic, route, dead_letter_topic)
  values (p_app, p_pubsub, p_topic, p_route, p_dead_letter_topic)
  on conflict do nothing
  returning id into made;
  insert into delivery (subscription, message, key)
  select made, id, key from message where made is not null and pubsub = p_pubsub and topic = p_topic;
  return made is not null;
end $$;

-- Ends a delivery that failed for good; messages that ran out of attempts also go to the dead-letter topic, if there is one.
create function bury(p_subscription int, p_message bigint, p_outcome text, p_attempts int, p_failure text) returns void
language plpgsql as $$
declare
  said message;
  lane text;
  onward text;
begin
  delete from delivery where subscription = p_subscription and message = p_message returning key into lane;
  if lane is null then
    return;
  end if;
  insert into dead_letter (subscription, message, key, outcome, attempts, failure)
  values (p_subscription, p_message, lane, p_outcome, p_attempts, p_failure);
  select dead_letter_topic into onward from subscription where id = p_subscription;
  if onward is not null and p_outcome = 'exhausted' then
    select * into said from message where id = p_message;
    perform publish(array[said.pubsub], array[onward], array[said.key], array[said.identity], array[said.envelope], array[said.trace]);
  end if;
end $$;

-- Delivers dead letters again, from the first attempt. Those replayed before are passed over.
create function replay(p_letters bigint[]) returns int
language sql as $$
  with raised as (
    update dead_letter set replayed_at = clock_timestamp()
    where id = any(p_letters) and replayed_at is null
    returning subscription, message, key),
  again as (
    insert into delivery (subscription, message, key)
    select distinct subscription, message, key from raised
    on conflict do nothing)
  select count(*)::int from raised;
$$;
