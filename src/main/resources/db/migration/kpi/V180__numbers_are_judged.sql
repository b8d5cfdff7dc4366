-- Whether a figure is good, fair or bad, over the last 30 days.
create table number_judgement (
  figure    text primary key,
  judgement text not null default 'NONE' check (judgement in ('GOOD', 'FAIR', 'BAD', 'NONE')),
  since     timestamptz not null,
  judged_at timestamptz not null,
  value     numeric,
  before    numeric,
  question  text not null default '',
  asked_at  timestamptz,
  review    text
);

comment on column number_judgement.since is 'Since when it is judged like this';
comment on column number_judgement.asked_at is 'When somebody was asked why it is bad; nobody is asked again until it is good';
comment on column number_judgement.review is 'The process instance in which the question is open; null where none is';

-- One node judges at a time.
create table number_judging (
  only_one boolean primary key default true check (only_one),
  at       timestamptz not null
);

create table number_answer (
  id          bigint generated always as identity primary key,
  figure      text not null,
  value       numeric,
  question    text not null,
  asked_at    timestamptz not null,
  answered_at timestamptz not null,
  answered_by text,
  conclusion  text not null,
  answer      text not null
);

create index number_answer_figure on number_answer (figure, id);
