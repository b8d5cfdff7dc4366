-- Where a case stands in lists: the open ones by their next deadline, then the closed ones, the last one closed first.
create table case_place (
  case_number text primary key references support_case on delete cascade,
  closed      boolean not null,
  place       bigint not null
);

create index case_place_order on case_place (closed, place, case_number);

comment on column case_place.place is
  'Microseconds since 1970: of the next deadline, the greatest number where none runs; of a closed case minus when it was closed';

create function micros(at timestamptz) returns bigint language sql immutable as $$
  select (extract(epoch from at) * 1000000)::bigint
$$;

create function case_place_of(subject support_case) returns bigint language sql stable as $$
  select case
    when subject.closed_at is not null then -micros(subject.closed_at)
    else coalesce(
      (select micros(min(due)) from sla_clock
        where case_number = subject.number and anchor is not null and met_at is null and due is not null),
      9223372036854775807)
    end
$$;

-- What is searched for, as words of letters and digits without accents and capitals. No extension is needed for it.
create function folded(words text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(
    replace(replace(replace(replace(replace(replace(lower(
      regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'),
    '[^[:alnum:]]+', ' ', 'g'))
$$;

-- Each word of letters and digits that starts like one of these.
create function words_like(words text) returns tsquery language sql immutable parallel safe as $$
  select to_tsquery('simple', replace(nullif(folded(words), ''), ' ', ':* & ') || ':*')
$$;

create table case_words (
  case_number text primary key references support_case on delete cascade,
  words       tsvector not null,
  title       text not null
);

create index case_words_found on case_words using gin (words);

comment on column case_words.words is 'Of subject, description, reference and the name of the account, folded';
comment on column case_words.title is 'Of subject and account only, folded: what may be found in spite of a typo';

create function write_case_words(wanted text) returns void language sql as $$
  insert into case_words (case_number, words, title)
  select c.number,
    to_tsvector('simple', folded(left(concat_ws(' ', c.subject, a.name, c.reference, c.description), 100000))),
    folded(concat_ws(' ', c.subject, a.name))
  from support_case c join account a on a.id = c.account where c.number = wanted
  on conflict (case_number) do update set words = excluded.words, title = excluded.title
$$;

-- Typos are forgiven where the database has pg_trgm or lets it be added; elsewhere words are found as they are written.
do $$ begin
  create extension if not exists pg_trgm;
exception when others then
  raise notice 'Search will not forgive typos: pg_trgm could not be added (%)', sqlerrm;
end $$;

do $$ begin
  if exists (select 1 from pg_extension where extname = 'pg_trgm') then
    create index case_words_similar on case_words using gin (title gin_trgm_ops);
  end if;
end $$;

insert into case_place (case_number, closed, place) select c.number, c.closed_at is not null, case_place_of(c) from support_case c;
select write_case_words(number) from support_case;

create function case_is_listed() returns trigger language plpgsql as $$
begin
  insert into case_place (case_number, closed, place) values (new.number, new.closed_at is not null, case_place_of(new));
  perform write_case_words(new.number);
  return null;
end $$;

create function case_moves_in_lists() returns trigger language plpgsql as $$
begin
  update case_place set closed = new.closed_at is not null, place = case_place_of(new) where case_number = new.number;
  return null;
end $$;

create function clocks_move_cases_in_lists() returns trigger language plpgsql as $$
begin
  update case_place listed set place = now.place
  from (select c.number, case_place_of(c) as place from support_case c
    where c.closed_at is null and c.number in (select case_number from changed)) now
  where listed.case_number = now.number and listed.place <> now.place;
  return null;
end $$;

create function case_is_worded_anew() returns trigger language plpgsql as $$
begin
  perform write_case_words(new.number);
  return null;
end $$;

create function open_cases_follow_their_account() returns trigger language plpgsql as $$
begin
  perform write_case_words(number) from support_case where account = new.id and closed_at is null;
  return null;
end $$;

create trigger case_is_listed after insert on support_case for each row execute function case_is_listed();
create trigger case_moves_in_lists after update of closed_at on support_case
  for each row when (old.closed_at is distinct from new.closed_at) execute function case_moves_in_lists();
create trigger case_is_worded_anew after update of subject, description, reference, account on support_case
  for each row execute function case_is_worded_anew();
create trigger open_cases_follow_their_account after update of name on account
  for each row when (old.name is distinct from new.name) execute function open_cases_follow_their_account();
create trigger clocks_begin after insert on sla_clock
  referencing new table as changed for each statement execute function clocks_move_cases_in_lists();
create trigger clocks_change after update on sla_clock
  referencing new table as changed for each statement execute function clocks_move_cases_in_lists();
create trigger clocks_end after delete on sla_clock
  referencing old table as changed for each statement execute function clocks_move_cases_in_lists();
