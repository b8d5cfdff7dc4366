create index delivery_automatic on delivery (lower(recipient), made_at) where kind = 'automatic';
