create table slack_room (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case,
  reason      text not null,
  stage       text not null,
  wanted      text[] not null,
  asked       text,
  channel     text unique,
  name        text,
  topic       text,
  invited     text[] not null default '{}',
  posted      text,
  threads     text[] not null default '{}',
  busy_until  timestamptz,
  made_at     timestamptz not null,
  ended_at    timestamptz
);

create unique index slack_room_of_case on slack_room (case_number) where ended_at is null;

create table slack_person (
  slack_id  text primary key,
  person    text,
  looked_at timestamptz not null
);

create index slack_person_person on slack_person (person);

comment on table slack_room is 'The channel in Slack of an escalated case: what it should be, and what of that it is';
comment on column slack_room.stage is 'asked, led or escalated: how far the latest escalation is';
comment on column slack_room.wanted is 'People and groups to be in it besides whoever answers for the case and works on it';
comment on column slack_room.asked is 'The escalation, with its level, that somebody is asked to take charge of';
comment on column slack_room.posted is 'The one of these that was posted last';
comment on column slack_room.threads is 'The messages of Baton: what people write below them is a note of the case';
comment on column slack_room.busy_until is 'Until when somebody is bringing it up to date';
comment on table slack_person is 'Who somebody in Slack is, by their mail address; null where nobody has it';
