-- Ballots that are announced before they open. A row with an announcement and no opening is planned; one that opened at once has no announcement.
alter table ballot add column announced_at timestamptz, add column announcing_act_id uuid,
  add column withdrawn_at timestamptz, add column withdrawn_because text, add column withdrawing_act_id uuid;
create index ballot_announced on ballot (announced_at desc) where announced_at is not null;
