create index notice_at on notice (at);
