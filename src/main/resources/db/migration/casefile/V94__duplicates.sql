alter table support_case add column merged_into text references support_case check (merged_into <> number);

create index support_case_duplicates on support_case (merged_into) where merged_into is not null;

comment on column support_case.merged_into is 'The case in which this duplicate goes on; it is closed since then';
