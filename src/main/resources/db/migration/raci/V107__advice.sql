create table advice (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case,
  activity    text not null,
  group_name  text not null,
  asked_at    timestamptz not null,
  due         timestamptz not null,
  ended_at    timestamptz,
  given_by    text,
  interaction bigint references interaction,
  why_ended   text,
  check (ended_at is null = (interaction is null and why_ended is null)),
  check (num_nonnulls(interaction, why_ended) < 2)
);

create unique index advice_asked_once on advice (case_number, activity, group_name) where ended_at is null;
create index advice_of_case on advice (case_number, id);
create index advice_interaction on advice (interaction) where interaction is not null;

comment on table advice is 'What groups that raci.dmn makes Consulted were asked while an activity went on; the answer is an internal word of the conversation';
comment on index advice_asked_once is 'Nobody is asked the same twice while the question is open';
