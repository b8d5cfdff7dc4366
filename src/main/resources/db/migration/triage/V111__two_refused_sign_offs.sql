-- The trigger counts two refused sign-offs now: what it found when it counted three is found already.
insert into raised_trigger (case_number, round, trigger, raised_at)
select case_number, round, 'signOffRefusedTwice', raised_at from raised_trigger where trigger = 'signOffRefusedThrice'
on conflict do nothing;
