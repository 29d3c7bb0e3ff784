-- Calls, applications and affiliations, for lists and look-ups. All of it follows from events.
create table affiliation (
  institution_id uuid        primary key,
  member_id      uuid        not null,
  act_id         uuid        not null,
  at             timestamptz not null
);

create table call (
  id           uuid        primary key,
  title        text        not null,
  kind         text        not null,
  opens        timestamptz not null,
  closes       timestamptz not null,
  state        text        not null,   -- Published, Decided, Withdrawn
  published_at timestamptz not null
);
create index call_newest on call (published_at desc, id desc);

create table application (
  id         uuid        primary key,
  call_id    uuid        not null,
  lead_id    uuid        not null,
  state      text        not null,     -- the name of the state
  refused    boolean     not null default false,   -- it was, once
  report_due timestamptz,
  posted     boolean     not null default false,   -- what was awarded is on the project's account
  begun_at   timestamptz not null
);
create index application_of_call on application (call_id, begun_at desc, id desc);
create index application_of_lead on application (lead_id);
create index application_to_screen on application (begun_at) where state = 'Screened';
create index application_to_decide on application (begun_at) where state = 'Pending';

-- Who applies with someone, and who reviews.
create table application_person (
  application_id uuid    not null,
  person_id      uuid    not null,
  reviews        boolean not null,
  primary key (application_id, person_id, reviews)
);
create index application_person_of on application_person (person_id, reviews);
