create function case_number(sequence bigint) returns text language sql immutable strict as $$
  select 'C-' || lpad(sequence::text, greatest(6, length(sequence::text)), '0')
$$;

comment on function case_number(bigint) is 'At least six digits, and as many as it takes: lpad alone cuts what is longer';

-- What is looked through regularly: the cases that are not over.
create index support_case_open on support_case (number) where closed_at is null;
