create table article (
  id          bigint generated always as identity primary key,
  case_number text not null unique references support_case,
  title       text not null,
  problem     text not null,
  root_cause  text not null,
  solution    text not null,
  prevention  text not null,
  keywords    text,
  drafted_at  timestamptz not null
);
