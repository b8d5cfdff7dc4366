create sequence review_number;
create sequence review_action_number;

create function review_number(sequence bigint) returns text language sql immutable strict as $$
  select 'RV-' || lpad(sequence::text, greatest(6, length(sequence::text)), '0')
$$;

create function review_action_number(sequence bigint) returns text language sql immutable strict as $$
  select 'RA-' || lpad(sequence::text, greatest(6, length(sequence::text)), '0')
$$;

create table review (
  number      text primary key,
  kind        text not null check (kind in ('CASE', 'MONTH', 'QUARTER')),
  case_number text references support_case,
  period_from timestamptz,
  period_to   timestamptz,
  state       text not null check (state in ('OPEN', 'DONE', 'EMPTY')),
  because     text not null,
  started_at  timestamptz not null,
  due         timestamptz,
  late_at     timestamptz,
  cases_now   bigint,
  cases_then  bigint,
  happened    text,
  helped      text,
  hindered    text,
  missing     text,
  change      text,
  conclusion  text,
  done_by     text,
  done_at     timestamptz,
  check ((kind = 'CASE') = (case_number is not null)),
  check ((kind = 'CASE') = (period_from is null)),
  check ((state = 'DONE') = (done_at is not null))
);

create unique index review_of_case on review (case_number);
create unique index review_of_period on review (kind, period_from) where kind <> 'CASE';
create index review_open on review (started_at) where state = 'OPEN';

create table review_cause (
  review    text not null references review,
  dimension text not null check (dimension in ('CATEGORY', 'AREA', 'ROOT_CAUSE', 'ACCOUNT', 'RULE')),
  key       text not null,
  cases     bigint not null,
  before    bigint not null,
  chance    double precision not null,
  primary key (review, dimension, key)
);

create table review_action (
  number       text primary key,
  review       text not null references review,
  text         text not null,
  once         text not null,
  owner        text not null,
  due          timestamptz not null,
  dimension    text,
  key          text,
  state        text not null check (state in ('OPEN', 'DONE', 'DROPPED')),
  reminded_at  timestamptz,
  escalated_at timestamptz,
  result       text,
  what_changed text,
  told         integer not null default 0,
  made_by      text not null,
  made_at      timestamptz not null,
  settled_by   text,
  settled_at   timestamptz,
  check ((dimension is null) = (key is null)),
  check ((state = 'OPEN') = (settled_at is null))
);

create unique index review_action_once on review_action (review, once);
create index review_action_held on review_action (owner) where state = 'OPEN';

create table breached_as (
  case_number text not null references support_case,
  clock       text not null,
  priority    text not null,
  at          timestamptz not null,
  primary key (case_number, clock, priority)
);

create table root_cause_kind (
  case_number text primary key references support_case,
  kind        text not null,
  at          timestamptz not null
);

create index root_cause_kind_at on root_cause_kind (at);

create index support_case_reported on support_case (reported_at) where merged_into is null;
create index escalation_requested on escalation (requested_at);

comment on table review is 'What is learnt from a case, a month or a quarter';
comment on index review_of_case is 'A case is closed once, and reviewed once, however often its closing is told';
comment on index review_of_period is 'A month is reviewed once, however often its timer fires';
comment on column review.because is 'The row of reviews.dmn in one word, or the period';
comment on column review_cause.chance is 'How likely a difference like this one is where nothing has changed, adjusted for how many causes its table has';
comment on table review_action is 'What was agreed: who does what by when';
comment on column review_action.once is 'A digest of the text: the same in the same review is the same action, also when its words are erased';
comment on column review_action.told is 'To how many cases it was said that something has changed because of them';
comment on table breached_as is 'Which deadlines of a case passed, and what priority it had at that moment';
comment on table root_cause_kind is 'What kind of root cause the documentation of a case named';
