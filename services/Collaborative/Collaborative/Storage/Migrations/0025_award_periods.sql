-- For which project awards are, when they may be used, and when they are over: time comes and goes with that. What is left goes back in rounds:
-- 0 none was, 1 work of its time may use some yet, 2 all is back.
alter table application add column project_id uuid, add column share_id uuid, add column use_from timestamptz, add column use_to timestamptz, add column over_at timestamptz, add column returned int not null default 0;
create index application_of_project on application (project_id) where project_id is not null;
create index application_over on application (over_at) where returned < 2 and over_at is not null;

update application a set
  project_id = coalesce(s.data #>> '{form,project,value}', s.data #>> '{form,project}')::uuid,
  share_id   = coalesce(g.data #>> '{award,share,value}', g.data #>> '{award,share}')::uuid,
  use_from   = (g.data #>> '{award,use,from}')::timestamptz,
  use_to     = (g.data #>> '{award,use,to}')::timestamptz
from event s, event g
where s.stream = 'application-' || a.id and s.type = 'application.submitted'
  and g.stream = s.stream and g.type = 'application.granted' and a.state in ('Awarded', 'Ended')
  and not exists (select from event later where later.stream = g.stream and later.type = g.type and later.version > g.version);
update application a set use_to = (e.data #>> '{change,to}')::timestamptz
from event e
where e.stream = 'application-' || a.id and e.type = 'application.change-granted' and e.data #>> '{change,change}' = 'extension' and a.use_to is not null
  and not exists (select from event later where later.stream = e.stream and later.type = e.type and later.data #>> '{change,change}' = 'extension' and later.version > e.version);
update application a set over_at = least(a.use_to, (select (e.data ->> 'at')::timestamptz from event e where e.stream = 'application-' || a.id and e.type = 'application.reported'))
where a.use_to is not null;

-- Awards that were revoked, of which the queue asks, and what came of it there.
create table revoked_award (
  application_id uuid        primary key,
  project_id     uuid        not null,
  ground         text        not null,
  at             timestamptz not null,
  stopped        int,                    -- leases; none until the queue has obeyed
  ended          int,                    -- requests that waited
  act_id         uuid
);
create index revoked_award_open on revoked_award (at) where act_id is null;
