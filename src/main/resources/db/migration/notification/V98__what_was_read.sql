create table notice_read (
  person text not null,
  notice bigint not null references notice on delete cascade,
  primary key (person, notice)
);

create index notice_read_notice on notice_read (notice);

create table notice_read_until (
  person text primary key,
  notice bigint not null
);

comment on table notice_read is 'What somebody has read one by one';
comment on table notice_read_until is 'Up to which notice somebody has read all of them';
