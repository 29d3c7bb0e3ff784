-- Who admitted a person to a project: the person, where an award did.
alter table project_person add column by_whom uuid;
update project_person p set by_whom = (e.data ->> 'by')::uuid
from event e
where e.stream = 'pool-shared' and e.type = 'pool.researcher-admitted' and e.data ->> 'act' = p.act_id::text;
