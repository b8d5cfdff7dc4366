create table escalation (
  id               bigint generated always as identity primary key,
  case_number      text not null references support_case,
  kind             text not null,
  level            integer not null default 0,
  cause            text not null,
  reason           text,
  from_holder      text,
  from_team        text,
  to_group         text,
  holder           text,
  audience         text,
  leadership_every text,
  state            text not null,
  requested_at     timestamptz not null,
  answered_at      timestamptz,
  answer           text,
  ended_at         timestamptz,
  ended_because    text
);

create index escalation_of_case on escalation (case_number);
