-- Totals of each region and of its categories (sql/totals.sql) for who names all of its establishments, which is what an
-- agency asks for: with the contracts of all of them signed, or of none.
set variable everyone = (
  select
    list(establishment)
  from
    establishment
);

create table total as
from
  (
    select
      true as for_signatories,
      *
    from
      exact_totals (
        null::varchar[],
        null::varchar,
        null::varchar,
        null::integer,
        getvariable ('everyone'),
        getvariable ('everyone'),
        getvariable ('everyone'),
        null::varchar,
        every := true
      )
    union all
    select
      false as for_signatories,
      *
    from
      exact_totals (
        null::varchar[],
        null::varchar,
        null::varchar,
        null::integer,
        getvariable ('everyone'),
        getvariable ('everyone'),
        []::varchar[],
        null::varchar,
        every := true
      )
  )
order by
  for_signatories,
  grain,
  region,
  case grain
    when 'year' then year
  end,
  indicator,
  period_start,
  level,
  category;
