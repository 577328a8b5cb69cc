-- The directory knows nearly all who prescribe the liste en sus. Its codes of specialties are not those of claims: their
-- labels meet.
select
  row_number() over (
    order by
      p.rpps
  ) + 1 as line,
  p.rpps,
  '10' as profession,
  'S' || lpad(any_value(p.specialty), 3, '0') as specialty,
  any_value(s.name) as specialty_label,
  'SA01' as activity
from
  prescriber p
  join specialties s on s.code = p.specialty
where
  p.les
  and uniform ('directory', p.rpps, 0) < 0.97
group by
  p.rpps
order by
  line
