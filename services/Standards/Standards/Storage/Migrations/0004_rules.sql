-- What a rule may ask of a member, and what a vote may say beyond its position.
alter table entitlement add column marks jsonb;
alter table ballot add column chair_id uuid, add column casting_vote text;

-- A corrected vote is a further row; one that was struck out has no position.
alter table vote alter column position drop not null;
alter table vote add column statement text, add column experts text[] not null default '{}', add column names_experts boolean not null default false,
  add column corrected boolean not null default false;

-- Every result that was pronounced, the old ones too.
create table pronouncement (
  ballot_id uuid        not null,
  act_id    uuid        primary key,
  at        timestamptz not null,
  cause     text        not null,
  because   text        not null,
  member_id uuid,
  position  text,
  result    jsonb       not null
);
create index pronouncement_of_ballot on pronouncement (ballot_id, at, act_id);

create table ballot_reminder (
  ballot_id uuid        not null,
  due_at    timestamptz not null,
  sent_at   timestamptz not null,
  members   uuid[]      not null,
  primary key (ballot_id, due_at)
);
