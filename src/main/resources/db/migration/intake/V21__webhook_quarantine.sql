create table webhook_quarantine (
  id          bigint generated always as identity primary key,
  source      text not null,
  delivery    text not null,
  received_at timestamptz not null,
  headers     jsonb not null,
  body        bytea,
  place       text not null,
  reason      text not null,
  waiting_for text,
  state       text not null default 'KEPT',
  attempts    integer not null default 1,
  decided_at  timestamptz,
  decided_by  text,
  decision    text,
  case_number text references support_case
);

create index webhook_quarantine_kept on webhook_quarantine (received_at) where state = 'KEPT';
create index webhook_quarantine_waiting on webhook_quarantine (source, waiting_for) where state = 'KEPT';
create index webhook_quarantine_decided on webhook_quarantine (decided_at) where state <> 'KEPT';

comment on column webhook_quarantine.body is 'as it came; null once it was taken in or dismissed';
comment on column webhook_quarantine.waiting_for is 'the id of the case at its source that has to be reported before';
