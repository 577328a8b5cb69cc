-- Declarations of one region, then those that mend some: the newest of an establishment, indicator and year is in force.
with
  mended as (
    select
      * exclude (mended_in_wave) replace(declared_at + interval 75 days as declared_at, proof || ' (rectifiée)' as proof)
    from
      misdeclared
    where
      mended_in_wave = getvariable ('wave')
  ),
  first as (
    select
      d.* replace(
        case
          when m.indicator is not null then round(d.value / 1000)
          else d.value
        end as value,
        case
          when m.indicator is not null then round(d.numerator / 10)
          else d.numerator
        end as numerator
      )
    from
      declared d
      left join misdeclared m using (establishment, year, indicator)
    where
      getvariable ('wave') = 1
  )
select
  row_number() over (
    order by
      declared_at,
      finess,
      indicator
  ) + 1 as line,
  finess,
  year,
  indicator,
  value::decimal(18, 3) as value,
  numerator::decimal(18, 3) as numerator,
  denominator,
  proof,
  declared_by,
  strftime(declared_at, '%Y-%m-%dT%H:%M:%S.000Z') as declared_at
from
  (
    from
      mended
    union all
    by name
    from
      first
  )
where
  region = getvariable ('region')
order by
  line
