alter table promise
  add column made_with text,
  add column made_team text,
  add column held_by   text,
  add column held_team text,
  add column account_escalation text,
  add column account   text,
  alter column case_number drop not null,
  add constraint promise_is_of_one check (num_nonnulls(case_number, account_escalation) = 1);

update promise p set
  made_with = coalesce(c.responsible, c.accountable),
  made_team = c.team,
  held_by = case when p.outcome is null then null else coalesce(c.responsible, c.accountable) end,
  held_team = case when p.outcome is null then null else c.team end
from support_case c where c.number = p.case_number;

create unique index promise_of_account_open on promise (account_escalation) where ended_at is null and account_escalation is not null;
create index promise_due on promise (due);
create index promise_of_team on promise (held_team, ended_at desc) where outcome in ('KEPT', 'BROKEN');

comment on column promise.made_with is 'Who had the case when it was made: its Responsible, else its Accountable';
comment on column promise.held_by is 'Who had it when it was settled, and therefore had to keep it; null while it can still be kept';
comment on column promise.account_escalation is 'Where it was made to the contacts of an account as a whole, and on no case';
comment on column promise.outcome is 'KEPT, BROKEN, MOVED, REPLACED or ENDED; null while it can still be kept';
