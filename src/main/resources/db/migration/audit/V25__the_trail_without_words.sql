-- What people wrote leaves the trail, which can never be changed, for a place where it can be corrected and erased.

create table case_event_text (
  event_id bigint not null references case_event,
  field    text not null,
  text     text not null,
  primary key (event_id, field)
);

comment on table case_event_text is 'What people wrote in an event of the trail: may be corrected and erased, the trail may not';
comment on column case_event_text.field is 'Where in the event it was, such as brief.summary';

alter table case_event disable trigger case_event_is_append_only;

alter table case_event
  add column version integer not null default 1,
  alter column story drop not null;

comment on column case_event.version is 'Of the shape of details: 1 had people''s words in it until they were taken out';
comment on column case_event.story is 'Only of events from before stories were told from details when read';

create temporary table words (event text, path text[]) on commit drop;

insert into words values
  ('ActivityRecorded', '{interaction,text}'),
  ('BatonPassed', '{why}'),
  ('WorkHandedOver', '{why}'),
  ('WaitingStarted', '{reason}'),
  ('EscalationRequested', '{reason}'),
  ('EscalationDeclined', '{reason}'),
  ('EscalationEnded', '{reason}'),
  ('Briefed', '{brief,summary}'),
  ('Briefed', '{brief,environment}'),
  ('Briefed', '{brief,stepsTried}'),
  ('Briefed', '{brief,hypothesis}'),
  ('Briefed', '{brief,nextStep}'),
  ('RootCauseFound', '{rootCause}'),
  ('RootCauseFound', '{fix}'),
  ('StrategyPlanned', '{strategy}'),
  ('StrategyPlanned', '{nextStep}'),
  ('CaseResolved', '{resolution}'),
  ('ResolutionRejected', '{reason}'),
  ('CaseReopened', '{reason}'),
  ('CaseDocumented', '{rootCause}'),
  ('CaseDocumented', '{prevention}'),
  ('ArticleDrafted', '{title}');

-- A message refers to its interaction: the first of the same words to the first, the second to the second.
update case_event e
set details = jsonb_set(e.details, '{interaction,id}', to_jsonb(said.interaction))
from (
  select event.id, interaction.id as interaction
  from (
    select id, case_number, details #>> '{interaction,direction}' as direction, details #>> '{interaction,text}' as text,
      row_number() over (partition by case_number, details #>> '{interaction,direction}', details #>> '{interaction,text}'
        order by id) as nth
    from case_event where event = 'ActivityRecorded' and details #> '{interaction,id}' is null) event
  join (
    select id, case_number, lower(direction) as direction, text,
      row_number() over (partition by case_number, direction, text order by id) as nth
    from interaction) interaction using (case_number, direction, text, nth)) said
where e.id = said.id;

insert into case_event_text (event_id, field, text)
select e.id, array_to_string(words.path, '.'), e.details #>> words.path
from case_event e join words on words.event = e.event
where e.details #>> words.path is not null
  and not (e.event = 'ActivityRecorded' and e.details #> '{interaction,id}' is not null);

update case_event e
set details = (
      select e.details
        #- coalesce(max(path) filter (where nth = 1), '{-}') #- coalesce(max(path) filter (where nth = 2), '{-}')
        #- coalesce(max(path) filter (where nth = 3), '{-}') #- coalesce(max(path) filter (where nth = 4), '{-}')
        #- coalesce(max(path) filter (where nth = 5), '{-}')
      from (select path, row_number() over (order by path) as nth from words where words.event = e.event) numbered),
    story = null
where e.event in (select event from words);

update case_event set details = details - 'subject', story = null where event = 'CaseReported';

alter table case_event enable trigger case_event_is_append_only;
