-- What each establishment declares of each year, in March of the next: only what concerns it, and not every year.
create table declared as
with
  practising as (
    select
      establishment,
      region,
      kind,
      place,
      finess,
      income,
      stays,
      list_concat(
        practices,
        ['any'],
        case
          when services <> [] then ['les']
          else []
        end,
        case
          when services <> []
          and drugs > 0 then ['les_drugs']
          else []
        end,
        case
          when services <> []
          and devices > 0 then ['devices']
          else []
        end,
        case
          when list_contains(services, '73') then ['oncology']
          else []
        end
      ) as practices
    from
      establishment
  ),
  -- Small establishments and the first years are those that miss most reports; a CHU misses none. Who has merged reports no more.
  reporting as (
    select
      p.*,
      y.year,
      p.income * pow(1.021, y.year - 2016) * exp(0.008 * normal ('income', p.establishment, y.year)) * case
        when y.year >= 2020 then 1.015
        else 1
      end as million
    from
      practising p
      cross join (
        select
          unnest(range(2016, 2025))::integer as year
      ) y
      left join merger m using (establishment)
    where
      (
        m.effective is null
        or y.year < year(m.effective)
      )
      and (
        p.kind = 'chu'
        or uniform ('report', p.establishment, y.year) >= 0.03 + [0.09, 0.05, 0.03, 0.02, 0.03, 0.01, 0.02, 0.01, 0.01] [y.year - 2015] + case
          when p.income < 15 then 0.04
          else 0
        end
      )
  ),
  asked as (
    select
      r.*,
      d.indicator,
      d.kind as value_kind,
      d.declared_by,
      d.per,
      d.volume,
      d.start,
      d.finish,
      d.spread,
      (r.year - d.from_year) / (2024 - d.from_year) as progress,
      -- An establishment is ahead or behind in all, then in this one; it moves slowly from one year to the next.
      0.7 * normal ('ahead', r.region, r.place) + 0.6 * normal ('ahead', r.establishment, d.indicator) as ahead,
      normal ('declared', r.establishment * 10000 + r.year, d.indicator) as accident
    from
      reporting r
      join demo_declared d on list_contains(r.practices, d.practice)
      and r.year >= d.from_year
    where
      uniform ('item', r.establishment * 10000 + r.year, d.indicator) >= 0.02
  ),
  measured as (
    select
      *,
      case value_kind
        when 'rate' then case per
          when 'stay' then greatest(20, round(million * stays * volume))
          else round(volume * (0.75 + 0.5 * uniform ('records', establishment * 10000 + year, indicator)))
        end
      end as denominator,
      case value_kind
        when 'rate' then 1 / (
          1 + exp(
            - (
              ln(start / (100 - start)) * (1 - progress) + ln(finish / (100 - finish)) * progress + spread * ahead + 0.06 * accident
            )
          )
        )
        when 'score' then least(98, greatest(50, start * (1 - progress) + finish * progress + spread * ahead + 0.8 * accident))
        when 'level' then least(2, greatest(0, floor(start * (1 - progress) + finish * progress + spread * ahead)))
        else million * 1e6
      end as measure
    from
      asked
  )
select
  region,
  establishment,
  finess,
  year,
  indicator,
  case value_kind
    when 'score' then round(measure, 1)
    when 'level' then measure
    when 'amount' then round(measure)
  end::decimal(18, 3) as value,
  round(measure * denominator)::decimal(18, 3) as numerator,
  denominator::decimal(18, 3) as denominator,
  'RAA ' || year || ', pièce ' || row_number() over (
    partition by
      establishment,
      year
    order by
      indicator
  ) as proof,
  declared_by || ' (donnée fictive)' as declared_by,
  make_timestamp(year + 1, 3, 2, 8, 30, 0) + to_days((hash(getvariable ('seed'), 'declared', establishment, year) % 25)::integer) + to_minutes((hash(getvariable ('seed'), establishment, 'declared', year) % 540)::integer) as declared_at
from
  measured;

-- Three figures declared wrongly, then once more as they are: two in the same file, one in a file of its own.
create table misdeclared as
select
  d.*,
  case
    when e.region = '75'
    and e.kind = 'ch' then 2
    else 1
  end as mended_in_wave
from
  declared d
  join establishment e using (establishment)
where
  (e.region, e.kind, e.rank, d.year, d.indicator) in (
    ('75', 'ch', 3, 2021, 'computerised_prescription'),
    ('75', 'clinique', 1, 2019, 'dci'),
    ('27', 'chu', 1, 2020, 'am_income')
  );
