create table concession (
  id          bigint generated always as identity primary key,
  case_number text not null references support_case,
  kind        text not null check (kind in ('REFUND', 'CREDIT', 'DISCOUNT')),
  amount      numeric(14, 2) not null check (amount > 0),
  unit        text not null,
  reason      text not null,
  asked_by    text not null,
  asked_at    timestamptz not null,
  sent_as     text,
  state       text not null check (state in ('ASKED', 'GIVEN', 'REFUSED', 'WITHDRAWN', 'ENDED')),
  asked_of    text,
  asked_group text,
  climbed     boolean not null default false,
  due         timestamptz,
  decided_by  text,
  decided_at  timestamptz,
  answer      text,
  check ((state = 'ASKED') = (decided_at is null))
);

create index concession_of_case on concession (case_number);
create unique index concession_sent_once on concession (case_number, sent_as) where sent_as is not null;
create index concession_given_by on concession (decided_by, decided_at) where state = 'GIVEN';

comment on column concession.unit is 'The desk''s currency as it was then, or % for a discount';
comment on column concession.sent_as is 'The key of the form it was sent with: the same form sent twice gives once';
comment on column concession.asked_of is 'The one person who is asked to approve it; null where a group is, or nobody had to be';
comment on column concession.climbed is 'Whoever was asked first did not answer in time: it does not follow the baton any more';
comment on column concession.decided_by is 'Who gave, refused or withdrew it; null where it ended by itself';
