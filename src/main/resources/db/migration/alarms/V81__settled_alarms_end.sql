create index alarm_settled on alarm (settled_at) where settled_at is not null;
