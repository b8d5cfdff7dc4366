-- Which figures somebody wants to see together, in their order.
create table number_board (
  id      bigint generated always as identity primary key,
  owner   text not null,
  name    text not null,
  shared  boolean not null,
  tiles   text[] not null,
  made_at timestamptz not null
);

create unique index number_board_name on number_board (owner, lower(name));
create index number_board_shared on number_board (lower(name)) where shared;
