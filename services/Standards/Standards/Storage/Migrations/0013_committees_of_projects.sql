-- The committee that works on a project, and the act by which a ballot was opened: of ballots before, as their first event names it.
alter table project add column committee_id uuid;
create index project_of_committee on project (committee_id) where committee_id is not null;

alter table ballot add column opening_act_id uuid;
update ballot set opening_act_id = (select (data ->> 'act')::uuid from event where stream = 'ballot-' || ballot.id and version = 1);
