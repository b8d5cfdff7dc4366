create sequence okr_number;

create function okr_number(sequence bigint) returns text language sql immutable strict as $$
  select 'OKR-' || lpad(sequence::text, greatest(6, length(sequence::text)), '0')
$$;

create table okr (
  number         text primary key,
  quarter        text not null check (quarter ~ '^20[0-9]{2}-Q[1-4]$'),
  title          text not null,
  owner          text,
  state          text not null check (state in ('DRAFT', 'ACTIVE', 'CLOSED')),
  version        integer not null default 1,
  next_check_in  timestamptz,
  check_in_due   timestamptz,
  closed_because text,
  changed_by     text not null,
  changed_at     timestamptz not null,
  check (state = 'DRAFT' or owner is not null)
);

create unique index okr_once on okr (quarter, md5(lower(btrim(title))));
create index okr_held on okr (owner) where state = 'ACTIVE';

create table okr_key_result (
  okr       text not null references okr,
  position  integer not null check (position between 1 and 3),
  kpi       text not null,
  dimension text,
  key       text,
  baseline  numeric(18, 4) not null,
  target    numeric(18, 4) not null,
  primary key (okr, position),
  check ((dimension is null) = (key is null))
);

create table okr_check_in (
  id         bigint generated always as identity primary key,
  okr        text not null references okr,
  due        timestamptz not null,
  missed_at  timestamptz,
  given_at   timestamptz,
  given_by   text,
  confidence text check (confidence in ('HIGH', 'MEDIUM', 'LOW')),
  comment    text,
  unique (okr, due),
  check ((given_at is null) = (given_by is null))
);

create table okr_check_in_value (
  check_in bigint not null references okr_check_in,
  position integer not null,
  value    numeric(18, 4),
  forecast numeric(18, 4),
  primary key (check_in, position)
);

comment on table okr is 'An objective of a quarter: at most three key results, each bound to a figure of kpis.yml';
comment on column okr.next_check_in is 'When its owner is asked next; null while it is not active';
comment on column okr.check_in_due is 'By when the check-in that is asked for has to be given';
comment on column okr_key_result.baseline is 'In the unit of the figure, as its target: of a hundred, seconds, or how many';
comment on column okr_check_in.due is 'By when it had to be given: one of each time, however often a timer fires';
comment on column okr_check_in_value.value is 'What the figure said then; null where there was nothing to make it of';

-- Two examples to begin with, as drafts of the quarter in which Baton comes: nobody is asked anything before somebody makes one active.
insert into okr (number, quarter, title, state, changed_by, changed_at)
select okr_number(nextval('okr_number')), to_char(now(), 'YYYY"-Q"Q'), title, 'DRAFT', 'baton', now()
from (values ('Reduce churn with faster resolution times'), ('Deliver an outstanding support experience')) as example (title);

insert into okr_key_result (okr, position, kpi, dimension, key, baseline, target)
select number, position, kpi, dimension, key, baseline, target from okr join (values
  ('Reduce churn with faster resolution times', 1, 'resolutionTime', null, null, 36 * 3600, 24 * 3600),
  ('Reduce churn with faster resolution times', 2, 'escalationRate', null, null, 15, 8),
  ('Deliver an outstanding support experience', 1, 'csat', 'TIER', 'vip', 90, 90),
  ('Deliver an outstanding support experience', 2, 'slaMetResolution', 'TIER', 'premium', 90, 95)
) as example (title, position, kpi, dimension, key, baseline, target) using (title);
