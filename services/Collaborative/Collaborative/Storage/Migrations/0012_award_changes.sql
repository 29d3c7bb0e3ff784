-- Exchanges and transfers of awards: how many were granted, and how many of them are carried out, in the books and in who works in the project.
alter table application add column changes int not null default 0;
alter table application add column changes_done int not null default 0;
create index application_to_post on application (begun_at) where state = 'Awarded' and (not posted or changes_done < changes);
