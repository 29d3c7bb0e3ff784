-- Committees as lists ask for them. What a roster says follows from the events themselves, as of any day.
create table committee (
  id        uuid        primary key,
  kind      text        not null,
  reference text        not null,
  name      text        not null,
  scope     text        not null,
  parent_id uuid,
  from_at   timestamptz not null,
  at        timestamptz not null,
  act_id    uuid        not null,
  due_at    timestamptz              -- when the next answer to a reminder is due
);
create index committee_newest on committee (at desc, id desc);
create index committee_parent on committee (parent_id);
create index committee_due on committee (due_at) where due_at is not null;

-- The terms of every member, as they are known now.
create table committee_term (
  committee_id uuid        not null,
  member_id    uuid        not null,
  place        int         not null,
  membership   text        not null,
  from_at      timestamptz not null,
  until_at     timestamptz,
  primary key (committee_id, member_id, place)
);
create index committee_term_of_member on committee_term (member_id);

-- Ballots whose electorate was taken from a committee.
create table committee_ballot (
  ballot_id    uuid        primary key,
  committee_id uuid        not null,
  as_of        timestamptz not null
);
create index committee_ballot_of on committee_ballot (committee_id);

-- By what right the person acted who cast a vote.
create table vote_authority (
  act_id          uuid primary key,
  person_id       uuid not null,
  delegation_id   uuid not null,
  substitution_id uuid
);

-- A substitution is a credential under the delegation that it names, and ends with it.
alter table credential add column substitution_of uuid;
create index credential_under on credential (substitution_of) where substitution_of is not null;
create index credential_of_organization on credential (organization_id);
