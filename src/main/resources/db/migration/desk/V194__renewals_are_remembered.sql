-- dev.baton.desk: how renewals ended stands in what was known of an account.

alter table account_history
  add renewal_outcome text,
  add renewed_on date;
