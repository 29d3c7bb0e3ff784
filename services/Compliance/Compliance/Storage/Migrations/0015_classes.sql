-- The classes of taxonomies in which monitors have put incidents, as they judge now.
create table incident_class (
  incident_id  uuid not null,
  taxonomy_id  text not null,
  dimension_id text not null,
  class        text not null,
  primary key (incident_id, taxonomy_id, dimension_id, class)
);
create index incident_class_of on incident_class (taxonomy_id, dimension_id, class);

insert into incident_class
select substr(t.stream, 10)::uuid, c ->> 'taxonomy', c ->> 'dimension', c ->> 'class'
from (select distinct on (stream) stream, data from event where type = 'incident.triaged' order by stream, version desc) t cross join lateral jsonb_array_elements(t.data -> 'triage' -> 'classes') c
on conflict do nothing;
