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
