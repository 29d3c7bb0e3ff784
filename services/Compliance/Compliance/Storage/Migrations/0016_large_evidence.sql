-- Large files come in parts, and are kept in parts, so that nobody ever holds one whole. What is not filed within a day goes.
create table evidence_upload (
  id        uuid        primary key,
  model_id  uuid        not null,
  person_id uuid        not null,
  begun_at  timestamptz not null,
  size      bigint      not null default 0
);
create index evidence_upload_of_person on evidence_upload (person_id);
create table evidence_upload_part (
  upload_id uuid  not null references evidence_upload on delete cascade,
  number    int   not null,
  sha256    text  not null,
  bytes     bytea not null,
  primary key (upload_id, number)
);
alter table evidence_upload_part alter column bytes set storage external;

-- The parts of a content that is kept in parts; of such a content the bytes themselves are empty.
create table evidence_piece (
  content_sha256 text  not null references evidence_content (sha256) on delete cascade,
  number         int   not null,
  sha256         text  not null,
  bytes          bytea not null,
  primary key (content_sha256, number)
);
alter table evidence_piece alter column bytes set storage external;
alter table evidence_content add column pieces int not null default 0;
