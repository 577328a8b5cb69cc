-- Who signed what, chosen by the demo's own sizes: those above the référentiels are those who are targeted.
create table measured_size as
select
  e.*,
  m.establishment is not null as merged,
  coalesce(p.ipp, 0) as ipp,
  coalesce(p.perfusion, 0) as perfusion,
  coalesce(t.transport, 0) as transport_2017,
  coalesce(t.ambulance_2021, 0) as ambulance_2021,
  coalesce(t.ambulance_2021 / nullif(t.transport_2021, 0), 0) as ambulance_share
from
  establishment e
  left join merger m using (establishment)
  left join (
    select
      c.establishment,
      sum(c.boxes) filter(
        where
          p.atc5 like 'A02BC%'
      ) as ipp,
      sum(c.cents / 100) filter(
        where
          l.label like '%PERFADOM%'
      ) as perfusion
    from
      phev_cell c
      join phev_product p using (item)
      left join lpp l on l.code = p.product
    where
      c.year = 2021
    group by
      c.establishment
  ) p using (establishment)
  left join (
    select
      establishment,
      sum(cents) filter(
        where
          year(month) = 2017
      ) / 100 as transport,
      sum(cents) filter(
        where
          year(month) = 2021
      ) / 100 as transport_2021,
      sum(cents) filter(
        where
          year(month) = 2021
          and mode = 'ambulance'
      ) / 100 as ambulance_2021
    from
      transport_cell
    group by
      establishment
  ) t using (establishment);

create table signing as
with
  -- Four of region 75 never sign the first CAQES, two sign late.
  refusal as (
    select
      unnest(['clinique', 'psy_prive', 'ssr_prive', 'hl']) as kind,
      unnest([12, 3, 5, 14]) as rank
  ),
  base as (
    select
      s.*,
      r.kind is not null as refuses,
      case
        when s.region = '75'
        and s.kind = 'ch'
        and s.rank = 15 then date '2019-07-01'
        when s.region = '75'
        and s.kind = 'clinique'
        and s.rank = 7 then date '2018-09-01'
        else date '2018-01-01'
      end as socle_from,
      case
        when s.merged then date '2018-12-31'
        else date '2021-12-31'
      end as socle_to,
      case s.region
        when '75' then 1
        else 0.35
      end as share
    from
      measured_size s
      left join refusal r on r.kind = s.kind
      and r.rank = s.rank
      and s.region = '75'
  ),
  -- The place of each in its region, from the farthest above the référentiel.
  placed as (
    select
      *,
      row_number() over (
        partition by
          region
        order by
          not refuses
          and not merged
          and socle_from = date '2018-01-01' desc,
          transport_2017 desc
      ) as transport_place,
      row_number() over (
        partition by
          region
        order by
          not merged desc,
          greatest(ipp / 8500, perfusion / 100000) desc
      ) as products_place,
      row_number() over (
        partition by
          region
        order by
          not merged
          and ambulance_share >= 0.2 desc,
          ambulance_2021 desc
      ) as ambulance_place,
      row_number() over (
        partition by
          region,
          list_contains(practices, 'surgery')
        order by
          uniform ('relevance', region, place) - case kind
            when 'clinique' then 0.4
            else 0
          end
      ) as relevance_place
    from
      base
  ),
  signed as (
    select
      establishment,
      'caqos-cbum' as contract,
      unnest(['caqos', 'cbum']) as volet,
      date '2014-01-01' as from_day,
      date '2017-12-31' as to_day,
      null as note
    from
      placed
    where
      phev_size > 0
      or services <> []
    union all
    select
      establishment,
      'caqes-v1',
      'socle',
      socle_from,
      socle_to,
      case
        when merged then 'Fin au regroupement du 01/01/2019'
      end
    from
      placed
    where
      not refuses
    union all
    select
      establishment,
      'caqes-v1',
      'transport',
      date '2018-01-01',
      date '2020-12-31',
      null
    from
      placed
    where
      transport_place <= 35 * share
    union all
    select
      establishment,
      'caqes-v1',
      'transport',
      date '2021-01-01',
      date '2021-12-31',
      'Renouvelé'
    from
      placed
    where
      transport_place <= 35 * share
      and transport_place % 3 = 1
    union all
    select
      establishment,
      'caqes-v1',
      'pertinence',
      date '2018-01-01',
      date '2021-12-31',
      null
    from
      placed
    where
      list_contains(practices, 'surgery')
      and not refuses
      and not merged
      and socle_from = date '2018-01-01'
      and relevance_place between 8 and 7 + 10 * share
    union all
    select
      establishment,
      'caqes-v1',
      'capes',
      date '2019-01-01',
      date '2021-12-31',
      null
    from
      placed
    where
      transport_place between 3 and 2 + 6 * share
    union all
    select
      establishment,
      'caqes-v2',
      'produits-de-sante',
      date '2022-07-01',
      date '2024-12-31',
      null
    from
      placed
    where
      products_place <= 25 * share
    union all
    select
      establishment,
      'caqes-v2',
      'organisation-des-soins',
      date '2022-07-01',
      date '2024-12-31',
      null
    from
      placed
    where
      ambulance_place <= 20 * share
    union all
    select
      establishment,
      'caqes-v2',
      'pertinence',
      date '2022-07-01',
      date '2024-12-31',
      null
    from
      placed
    where
      list_contains(practices, 'surgery')
      and not merged
      and relevance_place <= 12 * share
  )
select
  s.*,
  e.region,
  e.finess,
  s.from_day - (10 + hash(getvariable ('seed'), 'signed', s.establishment, s.contract) % 40)::integer as signed_on
from
  signed s
  join establishment e using (establishment);
