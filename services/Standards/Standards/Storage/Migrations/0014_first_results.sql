-- Results that were pronounced before rules were built of parts: whole conditions stood in them, with three counts. Now they name
-- the condition, and count every choice of those whom it counts. What would have changed them was not said, and is not added.
update ballot b set result = jsonb_build_object(
  'approved', b.result -> 'approved',
  'findings', (
    select jsonb_agg(jsonb_build_object(
      'condition', c -> 'condition' ->> 'id',
      'part', case c -> 'condition' ->> 'measure' when 'InFavour' then c -> 'inFavour' else c -> 'against' end,
      'whole', c -> 'counted',
      'count', (
        select jsonb_build_object(
          'inFavour', count(*) filter (where v.position = 'Approve'), 'inFavourWithExperts', 0,
          'against', count(*) filter (where v.position = 'Disapprove' and v.reasoned), 'againstWithoutReasons', count(*) filter (where v.position = 'Disapprove' and not v.reasoned),
          'abstaining', count(*) filter (where v.position = 'Abstain'), 'notVoting', count(*) filter (where v.position is null))
        from entitlement e
        left join lateral (
          select position, reasoned from vote where ballot_id = e.ballot_id and member_id = e.member_id order by revision desc limit 1) v on true
        where e.ballot_id = b.id and (c -> 'condition' ->> 'electorate' = 'All' or e.standing = 'Participating')),
      'met', c -> 'met') order by place)
    from jsonb_array_elements(b.result -> 'conditions') with ordinality as found (c, place)),
  'explanation', b.result -> 'explanation',
  'changes', '[]'::jsonb)
where b.result ? 'conditions';

insert into pronouncement (ballot_id, act_id, at, cause, because, result)
select id, closing_act_id, closed_at, 'Closing', closed_because, result from ballot b
where closed_at is not null and not exists (select 1 from pronouncement p where p.ballot_id = b.id);
