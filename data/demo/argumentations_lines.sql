-- Who argues what: two hospitals in three send a file, each with its own habit, better year after year. Some lines are said
-- to have no argumentation; of the others nothing is said.
with
  off_label as (
    select
      l.line_id,
      l.finess,
      l.date,
      l.product,
      e.establishment,
      hash(getvariable ('seed'), 'argued', l.line_id) as h,
      least(0.95, 0.25 + 0.5 * uniform ('argued', e.establishment, 0) + 0.05 * (year(l.date) - 2019)) as habit
    from
      read_parquet(getvariable ('les_files')) l
      join establishment e on e.finess = l.finess
    where
      l.indication = 'I999999'
      and l.product_kind = 'drug'
      and e.region = getvariable ('region')
      and l.date >= getvariable ('from_month')::date
      and (
        e.kind = 'chu'
        or uniform ('argues', e.establishment, 0) < 0.6
      )
  ),
  said as (
    select
      *,
      draw (h, 0) < habit as documented,
      draw (h, 1) < 0.7 as held
    from
      off_label
    where
      draw (h, 0) < habit + 0.08
  )
select
  row_number() over (
    order by
      finess,
      date,
      line_id
  ) + 1 as line,
  line_id,
  finess,
  date,
  product,
  documented,
  documented
  and held as rcp_held,
  case
    when documented
    and held then [1, 1, 2, 4] [1 + (draw (h, 2) * 4)::integer % 4]
    else 0
  end as rcp_level,
  case
    when documented then [1, 1, 1, 0, 2] [1 + (draw (h, 3) * 5)::integer % 5]
    else 2
  end as patient_informed,
  '' as icd10,
  '' as stage,
  '' as therapy_line,
  case
    when not documented then ''
    when held then 'Avis de la RCP (donnée fictive)'
    else 'Recommandation de société savante (donnée fictive)'
  end as argument,
  'PUI (donnée fictive)' as entered_by,
  strftime(date + to_days(20 + (h % 90)::integer), '%Y-%m-%dT09:00:00.000Z') as entered_at
from
  said
order by
  line
