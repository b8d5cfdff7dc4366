create table slack_request (
  key text primary key,
  at  timestamptz not null
);

create index slack_request_at on slack_request (at);

comment on table slack_request is 'What Slack sent lately: each has its effect once';
