-- Documents of OSCAL about versions of models, each version as it was filed. One of a series counts: the last that is not withdrawn.
create table control_document (
  id            uuid        primary key,
  series_id     uuid        not null,
  model_id      uuid        not null,
  model_version text,                    -- null: of the model in all its versions
  kind          text        not null,
  document_uuid uuid        not null,
  title         text        not null,
  version       text        not null,    -- as the document says it
  sha256        text        not null,
  size          int         not null,
  catalog_id    uuid,
  unknown       int         not null,
  filer         text        not null,
  filed_by      uuid        not null,
  filed_at      timestamptz not null,
  act_id        uuid        not null,
  is_current    boolean     not null,
  withdrawn_at  timestamptz,
  withdrawn_for text,
  withdrawal    uuid,
  content       bytea       not null,
  unique nulls not distinct (series_id, sha256, catalog_id)
);
alter table control_document alter column content set storage external;
create index control_document_newest on control_document (filed_at desc, id desc);
create index control_document_of_model on control_document (model_id, filed_at desc);

-- What a document says of each control, in its order.
create table control_saying (
  document_id uuid not null,
  ordinal     int  not null,
  control_id  text not null,
  state       text not null,
  said        text not null,
  place       text not null,             -- a JSON pointer: where it speaks of it first
  is_known    boolean not null,          -- whether the catalog has it
  primary key (document_id, ordinal)
);
create unique index control_saying_of_control on control_saying (document_id, control_id);

-- Since when somebody is assigned, for what is filed from then on may tell how they judge.
alter table assessment_assessor add column opened_at timestamptz;   -- with the round; null where that ended before there were documents
update assessment_assessor y set opened_at = o.opened_at
  from (select id, round, opened_at from control_assessment union all select id, round, opened_at from assessment) o
  where o.id = y.assessment_id and o.round = y.round;
