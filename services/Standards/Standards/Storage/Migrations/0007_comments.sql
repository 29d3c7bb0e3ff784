-- Comments on editions of drafts: consultations, comments and what became of them. All of it follows from events.
create table consultation (
  draft_id       uuid        primary key,
  project_id     uuid        not null,
  members        uuid[]      not null,
  opens_at       timestamptz not null,
  closes_at      timestamptz not null,
  closed_at      timestamptz,
  closed_because text,
  act_id         uuid        not null,
  closing_act_id uuid
);
create index consultation_open on consultation (closes_at) where closed_at is null;

-- One row a comment, as it stands. Those of votes are shown here too, as soon as the votes are shown.
create table draft_comment (
  id               uuid        primary key,
  draft_id         uuid        not null,
  member_id        uuid        not null,
  member_code      text        not null,
  origin           text        not null,
  ballot_id        uuid,
  serial           int         not null,
  revision         int         not null,
  element          text,
  place            int         not null,   -- reading order of the element; -1 for the draft as a whole
  clause           text,
  line             text,
  part             text,
  kind             text        not null,
  body             text        not null,
  proposed_change  text,
  made_at          timestamptz not null,
  changed_at       timestamptz not null,
  withdrawn_at     timestamptz,
  outcome          text        not null default '',   -- none yet
  observation      text,
  changed          text[]      not null default '{}',
  disposed_at      timestamptz,
  disposing_act_id uuid,
  words            tsvector    generated always as (to_tsvector('simple', body || ' ' || coalesce(proposed_change, ''))) stored
);
-- One index for each order of the list; each ends in the same tie-breakers.
create index draft_comment_by_place   on draft_comment (draft_id, place, member_code, serial, id) where withdrawn_at is null;
create index draft_comment_by_member  on draft_comment (draft_id, member_code, place, serial, id) where withdrawn_at is null;
create index draft_comment_by_kind    on draft_comment (draft_id, kind, place, member_code, serial, id) where withdrawn_at is null;
create index draft_comment_by_outcome on draft_comment (draft_id, outcome, place, member_code, serial, id) where withdrawn_at is null;
create index draft_comment_by_time    on draft_comment (draft_id, made_at, place, member_code, serial, id) where withdrawn_at is null;
create index draft_comment_words on draft_comment using gin (words);
create index draft_comment_of_ballot on draft_comment (ballot_id, member_id) where ballot_id is not null;
create index draft_comment_of_act on draft_comment (disposing_act_id) where disposing_act_id is not null;

-- Acts by which comments were disposed of, each with its list.
create table disposition (
  act_id      uuid        primary key,
  draft_id    uuid        not null,
  outcome     text        not null,
  observation text,
  changed     text[]      not null,
  comments    uuid[]      not null,
  list_hash   text        not null,
  disposed_at timestamptz not null
);
create index disposition_newest on disposition (draft_id, disposed_at desc, act_id desc);

-- A file that a member has given in, until it is taken or another takes its place. Nothing follows from it.
create table commenting_table (
  draft_id   uuid        not null,
  member_id  uuid        not null,
  file_name  text        not null,
  file       bytea       not null,
  digest     text        not null,
  given_at   timestamptz not null,
  taken_at   timestamptz,
  taken_by   uuid,
  primary key (draft_id, member_id)
);

-- RFC 9562, appendix B.2, as Contracts.Identity.NamedUuid.
create function named_uuid(space uuid, name text) returns uuid language sql immutable as $$
  select encode(set_byte(set_byte(hash, 6, (get_byte(hash, 6) & 15) | 128), 8, (get_byte(hash, 8) & 63) | 128), 'hex')::uuid
  from (select substring(sha256(uuid_send(space) || convert_to(name, 'UTF8')) from 1 for 16) as hash) as hashed
$$;

-- The codes of states, whose organizations' identifiers follow from them: Contracts.Identity.MemberStates.
create table state_code (organization_id uuid primary key, code text not null);
insert into state_code
select named_uuid('b8f4b2c6-5b0e-4f0c-9a5d-3f6f1c0a7e21', 'state:' || code), code
from (select chr(a) || chr(b) as code from generate_series(65, 90) as a, generate_series(65, 90) as b) as codes;

create function code_of_member(member uuid) returns text language sql stable as $$
  select coalesce((select code from state_code where organization_id = member), upper(left(member::text, 8)))
$$;

-- Holds a consultation open until this transaction ends, so that no comment is made behind its close. AG001: decide again.
create function hold_consultation_open(p_draft uuid) returns void language plpgsql as $$
begin
  perform 1 from consultation where draft_id = p_draft and closed_at is null for share;
  if not found then
    raise exception 'the consultation on % is not open', p_draft using errcode = 'AG001';
  end if;
end $$;

-- A file is taken once. AG001: it was taken, or another is in its place.
create function take_commenting_table(p_draft uuid, p_member uuid, p_digest text, p_command uuid, p_at timestamptz) returns void language plpgsql as $$
begin
  update commenting_table set taken_at = p_at, taken_by = p_command
  where draft_id = p_draft and member_id = p_member and digest = p_digest and taken_at is null;
  if not found then
    raise exception 'the table of % on % cannot be taken', p_member, p_draft using errcode = 'AG001';
  end if;
end $$;

-- Shows the comments of members' present votes among the comments on the edition, in the place of those of their former votes.
create function show_comments_of_votes(p_ballot uuid, p_members uuid[]) returns void language sql as $$
  delete from draft_comment where ballot_id = p_ballot and member_id = any(p_members);
  with clause as (
    select c ->> 'wId' as element, c ->> 'number' as number,
           (sum(1 + jsonb_array_length(c -> 'paragraphs')) over (order by ordinal) - 1 - jsonb_array_length(c -> 'paragraphs'))::int as place
    from ballot join draft on draft.id = ballot.draft_id, jsonb_array_elements(draft.clauses) with ordinality as one (c, ordinal)
    where ballot.id = p_ballot
  ), current as (
    select distinct on (vote.member_id) vote.* from vote where ballot_id = p_ballot and member_id = any(p_members) order by member_id, revision desc
  )
  insert into draft_comment (
    id, draft_id, member_id, member_code, origin, ballot_id, serial, revision, element, place, clause, kind, body, proposed_change, made_at, changed_at)
  select named_uuid(current.act_id, ordinal::text), ballot.draft_id, member_id, code_of_member(member_id), 'Ballot', p_ballot, ordinal, revision,
         coalesce(by_id.element, by_number.element), coalesce(by_id.place, by_number.place, -1), coalesce(by_id.number, c ->> 'clause'),
         c ->> 'kind', c ->> 'text', c ->> 'proposedChange', cast_at, cast_at
  from current join ballot on ballot.id = p_ballot, jsonb_array_elements(comments) with ordinality as one (c, ordinal)
       left join clause as by_id on by_id.element = c ->> 'clause'
       left join clause as by_number on by_number.number = c ->> 'clause'
  where ballot.draft_id is not null
$$;

select show_comments_of_votes(id, (select array_agg(member_id) from entitlement where ballot_id = ballot.id))
from ballot where draft_id is not null and (disclosure = 'WhenCast' or closed_at is not null);
