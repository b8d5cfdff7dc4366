alter table sla_clock
  add column hours text not null default 'customer',
  add column team  text;

update sla_clock set hours = 'team' where name = 'takeCharge';

comment on column sla_clock.hours is 'Whose hours are counted: customer or team';
comment on column sla_clock.team is 'Whose hours they are where they are a team''s';
comment on column sla_event.what is
  'started, restarted, paused, resumed, met, stopped, reopened, retargeted, warned, skipped, passed or repaired';
