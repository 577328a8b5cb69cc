-- Fictitious establishments: kinds and sizes from kinds.csv, towns that exist nowhere, FINESS that no one holds.
create table planned as
with
  ordinal as (
    select
      k.*,
      r.region,
      unnest(
        range(
          1,
          case r.region
            when '75' then count_75
            else count_27
          end + 1
        )
      ) as rank,
      case r.region
        when '75' then phev_count_75
        else phev_count_27
      end as phev_count,
      case r.region
        when '75' then les_count_75
        else les_count_27
      end as les_count
    from
      demo_kinds k
      cross join (
        select
          unnest(['75', '27']) as region
      ) r
  )
select
  *,
  row_number() over (
    partition by
      region
    order by
      uniform ('place', kind || region, rank),
      kind,
      rank
  ) as place
from
  ordinal;

create table town as
select
  region,
  root || ending as town,
  row_number() over (
    partition by
      region
    order by
      hash(getvariable ('seed'), root, ending),
      root,
      ending
  ) as place
from
  demo_towns
  cross join (
    select
      '75' as region,
      unnest(['ac', 'eix', 'osse', 'argnac', 'ouze', 'ignan']) as ending
    union all
    select
      '27',
      unnest(['ans', 'ey', 'oz', 'enois'])
  );

-- Places spread over the départements by their weight: the largest remainder of a running total.
create table seat as
with
  span as (
    select
      p.*,
      d.region,
      sum(p.weight) over (
        partition by
          d.region
        order by
          p.departement
      ) / sum(p.weight) over (
        partition by
          d.region
      ) as upto
    from
      demo_places p
      join departements d using (departement)
  )
select
  e.region,
  e.place,
  s.departement,
  s.x,
  s.y
from
  (
    select
      *,
      (place - 0.5) / count(*) over (
        partition by
          region
      ) as at
    from
      planned
  ) e
  asof join span s on s.region = e.region
  and s.upto >= e.at;

create table establishment as
select
  row_number() over (
    order by
      p.region desc,
      p.kind,
      p.rank
  )::integer as establishment,
  p.kind,
  p.rank,
  p.region,
  p.public,
  p.category_code,
  p.sph_code,
  t.town,
  p.name || case
    when regexp_matches(t.town, '^[AEÉIOU]') then ' d’'
    else ' de '
  end || t.town as name,
  s.departement,
  finess (s.departement, (1000 + p.place)::varchar) as ej,
  finess (s.departement, (2000 + p.place * 5)::varchar) as et,
  case
    when p.public then finess (s.departement, (1000 + p.place)::varchar)
    else finess (s.departement, (2000 + p.place * 5)::varchar)
  end as finess,
  case
    when not p.public then 1
    when p.rank <= p.large then 4
    else 1 + (hash(getvariable ('seed'), 'sites', p.place) % 2)::integer
  end as sites,
  p.place,
  s.x + normal ('x', p.region, p.place) * 14000 as x,
  s.y + normal ('y', p.region, p.place) * 14000 as y,
  case
    when p.rank <= p.phev_count then p.phev_size / pow(p.rank, p.phev_slope) * (0.8 + 0.4 * uniform ('size', p.region, p.place))
    else 0
  end as phev_size,
  case
    when p.rank <= p.les_count then p.les_size / pow(p.rank, p.les_slope) * (0.8 + 0.4 * uniform ('les', p.region, p.place))
    else 0
  end as les_size,
  p.lpp,
  p.drugs,
  p.devices,
  p.main_specialty,
  p.focus,
  p.transport,
  p.ambulance,
  -- Products of Assurance Maladie of 2016, in millions: from the largest of its kind to the smallest.
  p.income_high * pow(
    p.income_low / p.income_high,
    (p.rank - 1) / greatest(
      1,
      count(*) over (
        partition by
          p.region,
          p.kind
      ) - 1
    )
  ) * (0.94 + 0.12 * uniform ('income', p.region, p.place)) as income,
  p.stays,
  case
    when p.practices is null then []
    else string_split(p.practices, ' ')
  end as practices,
  case
    when p.rank > p.les_count then []
    else string_split(p.services, ' ') [
      1:case
        when p.rank <= p.large then p.services_large
        else p.services_small
      end
    ]
  end as services,
  -- What each establishment does in its own way: growth, répertoire, unmatched prescribers, numbers without key.
  0.012 * normal ('drift', p.region, p.place) as drift,
  0.15 + 0.45 * uniform ('rpps', p.region, p.place) as unmatched,
  0.5 * pow(uniform ('short', p.region, p.place), 2) as short_share,
  0.25 * uniform ('site', p.region, p.place) as site_share
from
  planned p
  join town t using (region, place)
  join seat s using (region, place);

-- Two hospitals of region 75 become one on 1 January 2019; for six months some lines still carry the old number.
create table merger as
select
  a.establishment,
  a.finess as predecessor,
  b.finess as successor,
  date '2019-01-01' as effective
from
  establishment a
  join establishment b on b.kind = 'ch'
  and b.region = '75'
  and b.rank = 6
where
  a.kind = 'ch'
  and a.region = '75'
  and a.rank = 9;

-- The files that come late or never, told once for the coverage and for the lines.
create table latecomer as
select
  establishment,
  finess,
  case kind
    when 'clinique' then 'late'
    else 'never'
  end as fault
from
  establishment
where
  region = '75'
  and (
    (
      kind = 'clinique'
      and rank = 3
    )
    or (
      kind = 'ch'
      and rank = 8
    )
  )
union all
select
  establishment,
  finess,
  'corrected'
from
  establishment
where
  region = '75'
  and kind = 'ch'
  and rank = 5;
