-- What was decided at a time stays readable: a journal that only grows, and rungs that are claimed once.

create table sla_event (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case,
  name        text not null,
  subject     text not null,
  at          timestamptz not null,
  what        text not null,
  reason      text not null,
  old_due     timestamptz,
  new_due     timestamptz
);

create index sla_event_of_case on sla_event (case_number, id);

comment on column sla_event.what is 'started, restarted, paused, resumed, met, reopened, retargeted, warned, skipped, passed or repaired';

create trigger sla_event_is_append_only
  before update or delete or truncate on sla_event
  execute function refuse_change();

create table sla_rung (
  case_number    text not null,
  name           text not null,
  subject        text not null,
  round          integer not null,
  offset_seconds bigint not null,
  claimed_at     timestamptz not null,
  fired          boolean not null,
  primary key (case_number, name, subject, round, offset_seconds)
);

comment on column sla_rung.round is 'How often the clock was started: a new start has all its rungs before it';
comment on column sla_rung.offset_seconds is 'Before the deadline when negative, after it when positive';
comment on column sla_rung.fired is 'False for a rung that was passed together with a higher one, which fired instead';

insert into sla_rung (case_number, name, subject, round, offset_seconds, claimed_at, fired)
select case_number, name, subject, 1, 0, passed_at, true from sla_clock where passed_at is not null;

alter table sla_clock
  add column round            integer not null default 1,
  add column rule             text,
  add column policy_version   integer not null default 0,
  add column calendar         text not null default '24x7',
  add column calendar_version bigint not null default 0,
  add column paused_by        text not null default '',
  add column rungs            text not null default 'PT0S',
  add column pauses           text[] not null default '{}',
  add column due              timestamptz,
  add column next_at          timestamptz,
  add column revision         integer not null default 0;

update sla_clock set
  paused_by = case when name in ('resolution', 'inactivity') then 'customer, third-party' else '' end,
  due = case when met_at is null and paused_since is null then anchor + make_interval(secs => budget + paused_for) end,
  next_at = case when met_at is null and paused_since is null and passed_at is null
    then anchor + make_interval(secs => budget + paused_for) end,
  pauses = array_remove(array[
    case when paused_for > 0 then
      to_char(anchor at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '/' ||
      to_char((anchor + make_interval(secs => paused_for)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || ' waiting' end,
    case when paused_since is not null then
      to_char(paused_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '/.. waiting' end], null);

alter table sla_clock
  drop column paused_since,
  drop column paused_for,
  drop column passed_at;

create index sla_clock_open on sla_clock (case_number) where anchor is not null and met_at is null;

comment on column sla_clock.budget is 'Seconds of counted time';
comment on column sla_clock.rule is 'The row of sla.dmn that decided the budget';
comment on column sla_clock.calendar_version is 'The version of calendars.yml it is computed with, until it is projected anew';
comment on column sla_clock.paused_by is 'Whom waiting on stops it';
comment on column sla_clock.rungs is 'Offsets to the deadline at which something happens, ISO-8601';
comment on column sla_clock.pauses is 'Intervals "from/to why", "from/.. why" while it lasts';
comment on column sla_clock.due is 'Null while it has not started, is paused or met';
comment on column sla_clock.next_at is 'The next rung nobody has claimed; its timer is set to it';
