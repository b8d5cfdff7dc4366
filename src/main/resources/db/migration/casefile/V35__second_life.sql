alter table support_case add column follow_up_of text references support_case;
alter table support_case add column reopened_at timestamptz;
alter table support_case add column refused_sign_offs integer not null default 0;

create index support_case_follow_ups on support_case (follow_up_of) where follow_up_of is not null;

comment on column support_case.follow_up_of is 'The closed case that the customer wrote on';
comment on column support_case.refused_sign_offs is 'Since the report or the last reopening';
