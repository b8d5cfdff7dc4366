create table answers (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case,
  task        text not null,
  form        text not null,
  field       text not null,
  question    text not null,
  value       text not null,
  answered_by text,
  at          timestamptz not null
);

create index answers_of_case on answers (case_number, id);

comment on table answers is 'what was answered to questions that a process owner added to forms; words of people';
