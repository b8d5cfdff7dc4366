create table endpoint (
  id            text primary key,
  name          text not null,
  kind          text not null check (kind in ('WEBHOOK', 'TEAMS')),
  address       text not null,
  events        text[] not null,
  words         boolean not null,
  source        text,
  priorities    text[] not null,
  escalated     boolean not null,
  state         text not null check (state in ('ENABLED', 'DISABLED')),
  because       text,
  failing_since timestamptz,
  changed_at    timestamptz not null,
  changed_by    text not null
);

create table endpoint_secret (
  id       bigint generated always as identity primary key,
  endpoint text not null references endpoint on delete cascade,
  secret   text not null,
  made_at  timestamptz not null,
  ends_at  timestamptz
);

create index endpoint_secret_endpoint on endpoint_secret (endpoint);

create table told_sequence (
  case_number text primary key references support_case,
  last        bigint not null
);

create table endpoint_message (
  id          uuid primary key default gen_random_uuid(),
  endpoint    text not null references endpoint on delete cascade,
  type        text not null,
  case_number text not null references support_case,
  sequence    bigint not null,
  at          timestamptz not null,
  of_case     jsonb not null,
  facts       jsonb not null,
  interaction bigint,
  state       text not null check (state in ('WAITING', 'POSTED', 'SENT', 'FAILED', 'DROPPED')),
  round       int not null default 0,
  tried_at    timestamptz,
  result      text
);

create index endpoint_message_waiting on endpoint_message (case_number, sequence) where state = 'WAITING';
create index endpoint_message_latest on endpoint_message (endpoint, at desc);
create index endpoint_message_case on endpoint_message (case_number);
create index endpoint_message_at on endpoint_message (at);

comment on table endpoint is 'Other systems and channels that are told what happens to cases';
comment on column endpoint.words is 'Whether the subject and the words of public messages go along';
comment on column endpoint.source is 'Only cases of this source are told, and not what the source said itself';
comment on column endpoint.priorities is 'Only cases of these priorities; of any where it is empty';
comment on column endpoint.because is 'Why it is disabled';
comment on table endpoint_secret is 'What messages are signed with; readable, because a signature needs it';
comment on column endpoint_secret.ends_at is 'Until when an old one signs beside the new one';
comment on table told_sequence is 'How many events of a case were told so far';
comment on table endpoint_message is 'What an endpoint is told: facts only; the words of people are read when it is sent';
comment on column endpoint_message.round is 'How often it was sent again because somebody asked for it';
