-- Which cases somebody may read is asked from the person's side, for open and closed ones alike.
create index support_case_of_team on support_case (team);
create index support_case_of_own_team on support_case (own_team);
create index support_case_of_accountable on support_case (accountable);
create index support_case_of_own_accountable on support_case (own_accountable);
create index support_case_of_responsible on support_case (responsible);
