-- Votes by roll call in the hall. Answers are votes; who did not answer stands here.
alter table vote add column in_hall boolean not null default false;
create table roll_call (
  ballot_id uuid primary key references ballot (id),
  act_id    uuid        not null,
  members   uuid[]      not null,
  called_by uuid        not null,
  called_at timestamptz not null
);
create table roll_absence (
  ballot_id uuid not null,
  member_id uuid not null,
  call      int  not null,
  act_id    uuid not null,
  at        timestamptz not null,
  primary key (ballot_id, member_id, call)
);
