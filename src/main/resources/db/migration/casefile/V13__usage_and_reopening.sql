alter table account add column usage text;
alter table support_case add column reopened integer not null default 0;

create index support_case_recent on support_case (account, reported_at);

comment on column account.usage is 'How much of the product the account uses, as the models know it: rising, steady, falling';
comment on column support_case.reopened is 'How often';
