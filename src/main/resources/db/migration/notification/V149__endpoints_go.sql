-- Whoever writes down what happens to a case must not depend on an administrator who removes an endpoint at that moment.
alter table endpoint_message drop constraint endpoint_message_endpoint_fkey;

create index endpoint_message_posted on endpoint_message (at) where state = 'POSTED';

create table slack_unknown (
  person    text primary key,
  looked_at timestamptz not null
);

comment on column endpoint_message.endpoint is 'It may have been removed: then nobody is told';
comment on table slack_unknown is 'Who was not found in Slack by their mail address, and when: they are not looked for each time';
