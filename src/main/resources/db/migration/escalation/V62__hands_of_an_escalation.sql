create table escalation_hand (
  id         bigint generated always as identity primary key,
  escalation bigint not null references escalation,
  how        text not null,
  person     text,
  group_name text,
  since      timestamptz not null
);

create index escalation_hand_of on escalation_hand (escalation);

comment on table escalation_hand is 'In whose hands an escalation was from when on: asked, took charge, or instead of who is gone; append-only';
comment on column escalation_hand.person is 'Null where everybody of the group was asked';
