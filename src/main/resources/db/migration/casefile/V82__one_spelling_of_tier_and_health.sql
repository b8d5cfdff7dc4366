update account set tier = lower(btrim(tier))
where tier <> lower(btrim(tier)) and lower(btrim(tier)) in ('standard', 'premium', 'vip');

update account set health = lower(btrim(health))
where health <> lower(btrim(health)) and lower(btrim(health)) in ('green', 'yellow', 'red');

update account set usage = lower(btrim(usage))
where usage <> lower(btrim(usage)) and lower(btrim(usage)) in ('rising', 'steady', 'falling');
