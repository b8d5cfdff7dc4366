-- The last reply, the customer's next word, and a conversation in its order; by "at" nothing is asked any more.
create index interaction_in_order on interaction (case_number, happened_at, id);
drop index interaction_of_case;
