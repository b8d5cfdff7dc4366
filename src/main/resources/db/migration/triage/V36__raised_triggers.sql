create table raised_trigger (
  case_number text not null references support_case,
  round       integer not null,
  trigger     text not null,
  raised_at   timestamptz not null,
  primary key (case_number, round, trigger)
);

comment on column raised_trigger.round is 'How often the case had been reopened: a trigger counts again after a reopening';
