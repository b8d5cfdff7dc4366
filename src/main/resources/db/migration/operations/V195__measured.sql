-- dev.baton.operations: what was counted last, by one node for all of them.

create table measured (
  only_one   boolean primary key default true check (only_one),
  claimed_at timestamptz not null,
  at         timestamptz,
  node       text,
  body       jsonb not null default '[]'
);

insert into measured (claimed_at) values ('1970-01-01 00:00:00Z');

comment on table measured is 'The latest sample of the gauges, which every node shows: counted by whichever node was first';
comment on column measured.claimed_at is 'A node began to count then; another one begins a round later';
comment on column measured.at is 'Null before the first';
