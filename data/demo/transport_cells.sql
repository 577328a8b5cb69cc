-- Transports prescribed by public and non-profit hospitals: one cell per establishment, month and mode, whole trips and
-- cents. They do not depend on how many lines of PHEV are asked for, and add up to what evolution.csv prints.
create table transport_year as
with
  paced as (
    select
      e.establishment,
      e.region,
      y.year,
      e.phev_size * e.transport * exp(0.25 * normal ('transport', e.region, e.place)) * exp(
        0.6 * e.drift * (y.year - 2019) + sum(normal ('journey', e.establishment, y.year) * (0.02 + 0.05 / (1 + e.phev_size / 6))) over past
      ) as size,
      -- Between 8 and 45 %, by kind, then by establishment, falling a little every year.
      0.08 + 0.37 / (
        1 + exp(
          ln((0.45 - e.ambulance) / (e.ambulance - 0.08)) - 0.7 * normal ('ambulance', e.region, e.place) + 0.025 * (y.year - 2019) + 0.08 * normal ('ambulance', e.establishment, y.year)
        )
      ) as ambulance,
      0.5 + 0.3 * uniform ('taxi', e.region, e.place) as taxi,
      0.92 + 0.16 * uniform ('distance', e.region, e.place) as distance
    from
      establishment e
      cross join (
        select
          unnest(range(2015, 2025))::integer as year
      ) y
    where
      e.phev_size * e.transport > 0
    window
      past as (
        partition by
          e.establishment
        order by
          y.year
      )
  )
select
  establishment,
  region,
  year,
  unnest(['ambulance', 'taxi', 'vsl']) as mode,
  size * unnest([ambulance, (1 - ambulance) * taxi, (1 - ambulance) * (1 - taxi)]) as size,
  unnest([94, 61, 37]) * distance * pow(1.012, year - 2015) as price
from
  paced;

create table transport_cell as
with
  running as (
    select
      y.*,
      round(
        t.transport * sum(y.size) over (
          partition by
            y.region,
            y.year
          order by
            y.establishment,
            y.mode
        ) / sum(y.size) over (
          partition by
            y.region,
            y.year
        )
      )::bigint as cents_upto
    from
      transport_year y
      join target t using (region, year)
  ),
  whole as (
    select
      *,
      cents_upto - coalesce(
        lag (cents_upto) over (
          partition by
            region,
            year
          order by
            establishment,
            mode
        ),
        0
      ) as cents
    from
      running
  ),
  weighed as (
    select
      w.*,
      m.month,
      (
        [1.02, 0.95, 1.06, 1.0, 1.0, 1.02, 0.97, 0.88, 1.0, 1.06, 1.02, 1.02] [m.month] * case
          when w.year = 2020 then [1, 1, 0.8, 0.47, 0.66, 0.94, 1, 1, 1, 0.98, 0.93, 0.97] [m.month]
          else 1
        end
      ) * (1 + 0.03 * normal ('month', w.establishment * 16 + m.month, w.year)) as weight
    from
      whole w
      cross join (
        select
          unnest(range(1, 13))::integer as month
      ) m
  ),
  cut as (
    select
      *,
      round(cents * sum(weight) over upto / sum(weight) over cell)::bigint as upto
    from
      weighed
    window
      cell as (
        partition by
          establishment,
          year,
          mode
      ),
      upto as (
        partition by
          establishment,
          year,
          mode
        order by
          month
      )
  )
select
  region,
  establishment,
  make_date(year, month, 1) as month,
  mode,
  upto - coalesce(
    lag (upto) over (
      partition by
        establishment,
        year,
        mode
      order by
        month
    ),
    0
  ) as cents,
  price
from
  cut;
