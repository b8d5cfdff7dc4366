-- The sweep asks for what is due soon, and the review for what was computed under other rules, without reading what is neither.
create index sla_clock_next on sla_clock (next_at) where met_at is null and next_at is not null;
create index sla_clock_rules on sla_clock (policy_version, calendar_version)
  where anchor is not null and met_at is null and name not in ('customerUpdate', 'agreed');
