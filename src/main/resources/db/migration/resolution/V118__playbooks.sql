create table playbook (
  version      bigint generated always as identity primary key,
  file         text not null,
  category     text not null,
  product_area text,
  deployment   text not null,
  at           timestamptz not null,
  content      text not null
);

create index playbook_newest on playbook (file, version desc);

comment on table playbook is 'Every version of processes/playbooks/*.md that was deployed; a version never changes, the newest of a file counts';

create table playbook_tick (
  id            bigint generated always as identity primary key,
  case_number   text not null references support_case,
  playbook      text not null,
  step          text not null,
  words         text not null,
  ticked_by     text not null,
  ticked_at     timestamptz not null,
  taken_back_by text,
  taken_back_at timestamptz
);

create index playbook_tick_of_case on playbook_tick (case_number);
create unique index playbook_tick_stands on playbook_tick (case_number, playbook, step) where taken_back_at is null;

comment on column playbook_tick.step is 'Made of the words of the step: one that says something else is another step';
comment on column playbook_tick.words is 'What the step said when it was ticked, which stays when the playbook changes';
