create table text_template (
  version    bigint generated always as identity primary key,
  file       text not null,
  deployment text not null,
  at         timestamptz not null,
  content    text not null
);

create index text_template_newest on text_template (file, version desc);

comment on table text_template is 'Every version of processes/templates/*.mustache that was deployed; a version never changes, the newest of a file counts';

create table text_said (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case,
  occasion    text not null,
  once        text not null,
  interaction bigint not null,
  subject     text not null,
  template    bigint not null references text_template,
  at          timestamptz not null
);

create unique index text_said_once on text_said (case_number, occasion, once);
create index text_said_of_interaction on text_said (interaction);

comment on column text_said.once is 'What it is said once for: an escalation, a wait, a reopening';
