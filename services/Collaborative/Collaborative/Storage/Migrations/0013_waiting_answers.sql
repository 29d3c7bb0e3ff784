-- Awards of which a change is asked for and not decided.
alter table application add column change_pending boolean not null default false;
create index application_to_answer on application (begun_at) where state = 'Appealed' or change_pending;
