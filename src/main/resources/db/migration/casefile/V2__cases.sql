create table account (
  id           text primary key,
  name         text not null,
  tier         text,
  arr          numeric(15, 2),
  mrr          numeric(15, 2),
  renewal_date date,
  health       text,
  industry     text,
  region       text,
  zone         text,
  csm          text,
  complete     boolean not null
);

create sequence case_number;

create table support_case (
  number       text primary key,
  source       text not null,
  external_id  text not null,
  account      text not null references account,
  contact      text,
  subject      text not null,
  description  text not null,
  category     text,
  product_area text,
  channel      text,
  zone         text,
  impact       text,
  urgency      text,
  status       text not null default 'OPEN',
  priority     text,
  score        integer,
  reasons      text,
  high_risk    boolean not null default false,
  escalated    boolean not null default false,
  team         text,
  skill        text,
  accountable  text,
  responsible  text,
  resolution   text,
  root_cause   text,
  strategy     text,
  reported_at  timestamptz not null,
  resolved_at  timestamptz,
  closed_at    timestamptz,
  unique (source, external_id)
);

create index support_case_accountable on support_case (accountable) where closed_at is null;
create index support_case_account on support_case (account) where closed_at is null;

create table interaction (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case,
  at          timestamptz not null,
  direction   text not null,
  automatic   boolean not null,
  author      text,
  text        text not null
);

create index interaction_of_case on interaction (case_number, at);

create table waiting (
  case_number text not null references support_case,
  waiting_on  text not null,
  reason      text not null,
  since       timestamptz not null,
  until       timestamptz
);

create unique index waiting_once on waiting (case_number, waiting_on) where until is null;
create index waiting_of_case on waiting (case_number);
