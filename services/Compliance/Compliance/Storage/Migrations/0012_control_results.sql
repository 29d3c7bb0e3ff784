-- How each control was judged in the last round that was concluded; what counts controls against risks reads it.
create table control_result (
  assessment_id uuid not null,
  control_id    text not null,
  verdict       text not null,
  primary key (assessment_id, control_id)
);
create index control_result_of_control on control_result (control_id);
insert into control_result
  select substring(e.stream from 'control-assessment-(.*)')::uuid, j ->> 'control', j ->> 'verdict'
  from event e cross join lateral jsonb_array_elements(e.data -> 'judgements') j
  where e.type = 'control-assessment.concluded'
    and not exists (select from event l where l.stream = e.stream and l.version > e.version and l.type in ('control-assessment.opened', 'control-assessment.concluded'));
