-- A mail finds the account of whoever sent it, however their address is written: "Ann <ann@example.com>" or alone.
create index support_case_contact_address
  on support_case (lower(coalesce(substring(contact from '<([^<>]*)>\s*$'), contact)), reported_at) where contact is not null;
