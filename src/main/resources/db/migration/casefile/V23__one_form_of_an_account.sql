alter table support_case add column reference text;

comment on column support_case.reference is 'the number under which people know it at its source, such as #32';

-- Accounts whose ids differ by case or by blanks around them are one: the best known of them stays.
create temporary table one_account on commit drop as
select id, first_value(id) over (partition by lower(btrim(id)) order by complete desc, id) as kept
from account;

update support_case set account = kept from one_account where account = one_account.id and kept <> one_account.id;
delete from account using one_account where account.id = one_account.id and kept <> one_account.id;

create temporary table trimmed_account on commit drop as
select id from account where id <> btrim(id) and btrim(id) <> '';

insert into account (id, name, tier, arr, mrr, renewal_date, health, usage, industry, region, zone, csm, complete)
select btrim(id), name, tier, arr, mrr, renewal_date, health, usage, industry, region, zone, csm, complete
from account join trimmed_account using (id);

update support_case set account = btrim(account) where account in (select id from trimmed_account);
delete from account where id in (select id from trimmed_account);

create unique index account_identity on account (lower(id));
