-- Which project makes the next edition of another one's standard.
alter table project add column revises uuid;
create index project_revises on project (revises) where revises is not null;
