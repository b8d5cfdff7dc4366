-- How many open cases each of many people has is read from these alone, also where nearly all cases are in the hands of a few.
create index support_case_open_of_accountable on support_case (accountable, number) where closed_at is null;
create index support_case_open_of_responsible on support_case (responsible, number) where closed_at is null;
