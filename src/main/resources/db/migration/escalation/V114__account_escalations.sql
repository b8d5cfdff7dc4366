create sequence account_escalation_number;

create function account_escalation_number(sequence bigint) returns text language sql immutable strict as $$
  select 'AE-' || lpad(sequence::text, greatest(6, length(sequence::text)), '0')
$$;

create table account_escalation (
  number            text primary key,
  account           text not null references account,
  state             text not null check (state in ('REQUESTED', 'SETTING_UP', 'LEADING', 'REVIEWING', 'DECLINED', 'ENDED')),
  reason            text not null,
  impact            text not null,
  ask               text not null,
  requested_by      text not null,
  requested_at      timestamptz not null,
  responsible       text not null,
  responsible_group text not null,
  due               timestamptz,
  answered_by       text,
  answered_at       timestamptz,
  answer            text,
  channel           text,
  brief             text,
  trend             text check (trend in ('IMPROVING', 'SAME', 'DECLINING')),
  next_update       timestamptz,
  goes_on_because   text,
  de_escalated_at   timestamptz,
  de_escalated_because text,
  review            text,
  ended_at          timestamptz,
  check ((state in ('DECLINED', 'ENDED')) = (ended_at is not null))
);

create unique index account_escalation_once on account_escalation (account, md5(lower(btrim(reason))))
  where state in ('REQUESTED', 'SETTING_UP', 'LEADING');
create index account_escalation_of_account on account_escalation (account, number);
create index account_escalation_held on account_escalation (responsible) where ended_at is null;

create table account_escalation_case (
  escalation  text not null references account_escalation,
  case_number text not null references support_case,
  added_by    text not null,
  added_at    timestamptz not null,
  primary key (escalation, case_number)
);

create index account_escalation_of_case on account_escalation_case (case_number);

create table account_escalation_criterion (
  id         bigint generated always as identity primary key,
  escalation text not null references account_escalation,
  text       text not null,
  owner      text not null,
  state      text not null default 'OPEN' check (state in ('OPEN', 'MET', 'WAIVED')),
  reason     text,
  settled_by text,
  settled_at timestamptz,
  check (state <> 'WAIVED' or reason is not null)
);

create index account_escalation_criterion_of on account_escalation_criterion (escalation, id);

create table account_escalation_entry (
  id         bigint generated always as identity primary key,
  escalation text not null references account_escalation,
  at         timestamptz not null,
  who        text,
  kind       text not null,
  facts      text[] not null default '{}',
  text       text,
  hours      numeric(6, 2) check (hours > 0)
);

create index account_escalation_entry_of on account_escalation_entry (escalation, id);

comment on table account_escalation is 'Customer Success escalates an account: several cases, one person directly responsible, ended by its exit criteria';
comment on column account_escalation.due is 'By when the step of its state has to be done; of LEADING only once all criteria are settled';
comment on column account_escalation.next_update is 'By when the contacts of the account hear of it next';
comment on index account_escalation_once is 'The same reason while it is open is the same escalation, also at the same instant';
comment on table account_escalation_entry is 'What happened to it: the path, the updates that were given, the effort';
