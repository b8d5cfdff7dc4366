create table board_view (
  id      bigint generated always as identity primary key,
  owner   text not null,
  name    text not null,
  shared  boolean not null,
  filter  text not null,
  made_at timestamptz not null
);

create unique index board_view_name on board_view (owner, lower(name));
create index board_view_shared on board_view (lower(name)) where shared;

comment on column board_view.filter is 'As it stands in the address of the board; read anew each time, so that it may have become unreadable';

create table last_visit (
  person text primary key,
  at     timestamptz not null,
  before timestamptz
);

comment on table last_visit is 'When somebody last opened the start page, and when they had before that: what changed since is told';

-- What was known of an account from when on; the last row is what is known now.
create table account_history (
  id           bigint generated always as identity primary key,
  account      text not null references account,
  at           timestamptz not null,
  who          text,
  name         text not null,
  tier         text,
  arr          numeric(15, 2),
  mrr          numeric(15, 2),
  renewal_date date,
  health       text,
  usage        text,
  csm          text
);

create index account_history_of on account_history (account, id);

insert into account_history (account, at, name, tier, arr, mrr, renewal_date, health, usage, csm)
select id, now(), name, tier, arr, mrr, renewal_date, health, usage, csm from account where complete;

create index account_order on account (lower(name), id);
create index account_csm on account (csm) where csm is not null;
create index account_words on account using gin (to_tsvector('simple', folded(name || ' ' || id)));

do $$ begin
  if exists (select 1 from pg_extension where extname = 'pg_trgm') then
    create index account_similar on account using gin (folded(name) gin_trgm_ops);
  end if;
end $$;
