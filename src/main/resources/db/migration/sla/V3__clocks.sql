create table sla_clock (
  case_number   text not null references support_case,
  name          text not null,
  subject       text not null default '',
  budget        bigint not null,
  because       text not null,
  anchor        timestamptz,
  paused_since  timestamptz,
  paused_for    bigint not null default 0,
  met_at        timestamptz,
  passed_at     timestamptz,
  primary key (case_number, name, subject)
);

comment on column sla_clock.subject is 'The escalation a take-charge clock belongs to; empty for a clock of the case itself';
comment on column sla_clock.budget is 'Seconds';
comment on column sla_clock.because is 'The rule the budget comes from, for people';
comment on column sla_clock.anchor is 'When it started; null while it has not';
comment on column sla_clock.paused_for is 'Seconds of ended pauses';
