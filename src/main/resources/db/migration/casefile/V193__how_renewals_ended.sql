-- dev.baton.casefile: how the last renewal of an account ended, as a CRM or a person says it.

alter table account
  add renewal_outcome text,
  add renewed_on date,
  add constraint account_renewal_outcome check (renewal_outcome in ('renewed', 'expanded', 'reduced', 'lost')),
  add constraint account_renewed_with_its_day check ((renewal_outcome is null) = (renewed_on is null));

comment on column account.renewal_outcome is 'Null where nobody said';
comment on column account.renewed_on is 'From which day on the outcome holds: who is lost pays nothing from then on';
