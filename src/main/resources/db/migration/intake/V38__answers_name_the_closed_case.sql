alter table webhook_delivery add column follow_up_of text references support_case;

comment on column webhook_delivery.follow_up_of is 'The closed case that the message was for';
