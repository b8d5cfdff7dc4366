alter table mail add column language text;

comment on column mail.language is 'what it is written in, as its Content-Language says: the first of BCP 47, in lower case; null where it does not';
