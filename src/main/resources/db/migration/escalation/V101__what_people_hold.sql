-- What somebody is asked or leads is asked from the person's side.
create index escalation_of_holder on escalation (holder) where state in ('REQUESTED', 'ACCEPTED');
drop index escalation_asked;
