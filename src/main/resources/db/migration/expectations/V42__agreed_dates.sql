create table agreed_date (
  id            bigint generated always as identity primary key,
  case_number   text not null references support_case,
  what          text not null,
  due           timestamptz not null,
  reason        text not null,
  agreed_by     text not null,
  agreed_at     timestamptz not null,
  ended_at      timestamptz,
  outcome       text,
  ended_by      text,
  ended_because text
);

create index agreed_date_of_case on agreed_date (case_number);
create unique index agreed_date_stands on agreed_date (case_number) where ended_at is null;

comment on column agreed_date.ended_at is 'Null while it stands, also after its date';
comment on column agreed_date.outcome is 'KEPT, BROKEN, REPLACED or WITHDRAWN; null while it can still be kept';
