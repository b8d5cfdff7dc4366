alter table escalation
  add column asked_by text,
  add column severity text,
  add column informed_group text,
  add column trend text,
  add column trend_since timestamptz,
  add column de_escalate_by timestamptz,
  add column leaders_told_at timestamptz;

comment on column escalation.asked_by is 'Who asked for it, also where they said that the customer did; null where a rule did';
comment on column escalation.severity is 'critical, high, medium or low, as chooseAudience said when somebody was asked';
comment on column escalation.informed_group is 'Who finds the updates for the leadership in their inbox';
comment on column escalation.trend is 'IMPROVING, SAME or DECLINING, as whoever leads it said last';
comment on column escalation.de_escalate_by is 'By when it has to end, or whoever leads it says why not; null while nothing says that it could';
comment on column escalation.leaders_told_at is 'When the leadership was told last';

create table escalation_brief (
  escalation  bigint primary key references escalation,
  issue       text,
  steps_tried text,
  hypothesis  text,
  impact      text,
  ask         text
);

comment on table escalation_brief is 'What whoever is asked needs to know, as it is now';

create table brief_rejection (
  id           bigint generated always as identity primary key,
  escalation   bigint not null references escalation,
  rejected_by  text not null,
  missing      text not null,
  rejected_at  timestamptz not null,
  completer    text not null,
  completed_at timestamptz,
  ended_at     timestamptz
);

create unique index brief_rejection_open on brief_rejection (escalation) where ended_at is null;

comment on table brief_rejection is 'A brief that went back to whoever asked; ended without completed_at where it was not completed in time';

create table escalation_trend (
  id         bigint generated always as identity primary key,
  escalation bigint not null references escalation,
  trend      text not null,
  told_by    text not null,
  since      timestamptz not null
);

create index escalation_trend_of on escalation_trend (escalation);

create table leadership_update (
  id              bigint generated always as identity primary key,
  escalation      bigint not null references escalation,
  asked_at        timestamptz not null,
  told_at         timestamptz,
  told_by         text,
  audience        text,
  trend           text,
  told            text,
  still_escalated text,
  ended_at        timestamptz
);

create unique index leadership_update_open on leadership_update (escalation) where ended_at is null;
create index leadership_update_of on leadership_update (escalation);

comment on table leadership_update is 'An update that whoever leads an escalation was asked for; ended without told_at where the escalation ended before';
