create index sla_event_repairs on sla_event (id) where what = 'repaired';
