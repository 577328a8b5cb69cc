-- What each region and year must add up to, in cents; the printed evolutions chain from the amounts of 2015.
create table target as
select
  e.region,
  e.year,
  round(b.medicines * 1e8 * product(1 + e.medicines / 100) over years)::bigint as medicines,
  round(b.phev * 1e8 * product(1 + e.phev / 100) over years)::bigint - round(b.medicines * 1e8 * product(1 + e.medicines / 100) over years)::bigint as lpp,
  round(b.title_three * 1e8 * product(1 + e.phev / 100) over years)::bigint as title_three,
  round(b.les_drugs * 1e8 * product(1 + e.les_drugs / 100) over years)::bigint as drugs,
  round(b.les_devices * 1e8 * product(1 + e.les_devices / 100) over years)::bigint as devices,
  round(b.transport * 1e8 * product(1 + e.transport / 100) over years)::bigint as transport,
  e.repertoire / 100 as repertoire
from
  demo_evolution e
  join demo_base b using (region)
window
  years as (
    partition by
      e.region
    order by
      e.year
  );

-- How fast each establishment grows beside its region: a lasting drift and yearly accidents, larger in small ones.
create table pace as
select
  establishment,
  year,
  exp(
    drift * (year - 2019) + sum(normal ('pace', establishment, year) * (0.03 + 0.04 / (1 + greatest(phev_size, les_size) / 6))) over past
  ) as phev,
  exp(
    drift * (year - 2019) + sum(normal ('drugs', establishment, year) * (0.025 + 0.06 / (1 + les_size / 10))) over past
  ) as drug,
  exp(
    - drift * (year - 2019) + sum(normal ('devices', establishment, year) * (0.025 + 0.06 / (1 + les_size / 10))) over past
  ) as device
from
  establishment
  cross join (
    select
      unnest(range(2015, 2025))::integer as year
  )
window
  past as (
    partition by
      establishment
    order by
      year
  );

-- The twelve months of a year by their weight: 1,000 slots, so that a draw becomes a month by one join.
create table season as
with
  month as (
    select
      kind,
      year,
      month,
      (
        [1.05, 0.97, 1.06, 1.0, 0.98, 1.01, 0.99, 0.86, 1.0, 1.06, 1.01, 1.04] [month] + (month - 6.5) * 0.003
      ) * case
        when kind = 'device' then case
          when year = 2020 then [1, 1, 0.62, 0.22, 0.5, 0.98, 1.05, 1.05, 1.06, 1.06, 0.96, 1] [month]
          else [1, 1, 1, 1, 1, 1, 0.95, 0.82, 1, 1, 1, 0.96] [month]
        end
        when kind = 'phev'
        and year = 2020 then [1, 1, 1.06, 0.9, 0.9, 1, 1, 1, 1, 1, 1, 1] [month]
        else 1
      end as weight
    from
      (
        select
          unnest(['phev', 'drug', 'device']) as kind
      )
      cross join (
        select
          unnest(range(2015, 2025))::integer as year
      )
      cross join (
        select
          unnest(range(1, 13))::integer as month
      )
  ),
  span as (
    select
      *,
      sum(weight) over (
        partition by
          kind,
          year
        order by
          month
      ) / sum(weight) over (
        partition by
          kind,
          year
      ) as upto
    from
      month
  )
select
  s.kind || s.year as season,
  n.slot,
  make_date(s.year, min(s.month), 1) as month
from
  span s
  join (
    select
      unnest(range(1000))::integer as slot
  ) n on s.upto >= (n.slot + 0.5) / 1000
group by
  s.kind,
  s.year,
  n.slot;
