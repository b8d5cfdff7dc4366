create table feedback (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case on delete cascade,
  resolved_at timestamptz not null,
  solved      boolean not null,
  csat        smallint check (csat between 1 and 5),
  effort      smallint check (effort between 1 and 7),
  words       text,
  accountable text,
  responsible text,
  team        text,
  given_at    timestamptz not null,
  changed_at  timestamptz,
  unique (case_number, resolved_at)
);

create index feedback_by_time on feedback (given_at);

comment on table feedback is 'What customers say of a resolution: one answer to each';
comment on column feedback.resolved_at is 'Of which resolution: a case that is solved again is answered again';
comment on column feedback.responsible is 'Who answered to the customer last before it was resolved; accountable and team as they were when it was answered first';
