create table promise (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case,
  what        text not null,
  made_at     timestamptz not null,
  due         timestamptz not null,
  kept_at     timestamptz,
  replaced_at timestamptz
);

create index promise_of_case on promise (case_number);
