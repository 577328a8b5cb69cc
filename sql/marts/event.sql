-- Dated events: those that files tell, and those that the build knows by itself. Of files, the newest batch that tells of a
-- place (a region with its establishments, or everywhere) replaces what older ones told of it. An establishment is the one
-- in force on 31 December of the event's year, as figures are. `names`: another establishment that the text names;
-- `otherwise`: the text for who may not name it.
create table event as
with
  told as (
    select
      r.batch,
      r.day as date,
      r.kind,
      r.text,
      r.region as stated_region,
      coalesce(s.successor, g.establishment) as establishment,
      r.indicator
    from
      received_events r
      left join signatory g on g.received = r.establishment
      left join succession s on s.establishment = g.establishment
      and s.year = least(
        year(r.day),
        (
          select
            max(year)
          from
            covered_year
        )
      )
  ),
  -- An establishment that no fact names has no screen, and its events none either.
  placed as (
    select
      t.* exclude (stated_region),
      case
        when t.establishment is null then t.stated_region
        else e.region
      end as region
    from
      told t
      left join establishment e using (establishment)
    where
      t.establishment is null
      or e.establishment is not null
  ),
  in_files as (
    select
      date,
      kind,
      text,
      region,
      establishment,
      indicator,
      null::varchar as names,
      null::varchar as otherwise
    from
      placed
    qualify
      batch = max(batch) over (
        partition by
          coalesce(region, establishment)
      )
  ),
  name_of as (
    select
      g.establishment,
      coalesce(any_value(e.name), any_value(r.name), 'FINESS ' || g.establishment) as name
    from
      (
        select
          predecessor as establishment
        from
          merger
        union
        select
          successor
        from
          merger
      ) g
      left join establishment e using (establishment)
      left join register r on r.finess = g.establishment
    group by
      g.establishment
  ),
  merged as (
    select
      m.effective,
      'merger',
      'Fusion : ' || p.name || ' rejoint ' || s.name,
      e.region,
      m.successor,
      null,
      m.predecessor,
      'Fusion : un établissement rejoint ' || s.name
    from
      merger m
      join establishment e on e.establishment = m.successor
      join name_of p on p.establishment = m.predecessor
      join name_of s on s.establishment = m.successor
  ),
  signed as (
    select
      coalesce(c.signed_on, c.from_day),
      'contract',
      case
        when c.signed_on is null then 'Contrat en vigueur : '
        else 'Contrat signé : '
      end || string_agg(
        coalesce(v.title_fr, c.volet),
        ', '
        order by
          v.rank,
          c.volet
      ),
      c.region,
      c.establishment,
      null,
      null,
      null
    from
      contract c
      left join (
        select
          l.contract,
          w.volet,
          any_value(w.title_fr) as title_fr,
          min(w.rank) as rank
        from
          law_volet w
          join law_version l using (version)
        group by all
      ) v using (contract, volet)
    group by
      c.establishment,
      c.region,
      c.contract,
      coalesce(c.signed_on, c.from_day),
      c.signed_on is null
  ),
  -- The law changes for everyone.
  enacted as (
    select
      from_day,
      'contract',
      'Entrée en vigueur : ' || label_fr,
      null,
      null,
      null,
      null,
      null
    from
      law_version
    where
      regime = 'contract'
  )
select
  *
from
  in_files
union
select
  *
from
  merged
union
select
  *
from
  signed
union
select
  *
from
  enacted;

-- Groups that files tell: the newest batch that tells of a region replaces what older ones told of it. A member that has
-- merged stands beside its successor: each is listed in its own years.
create table establishment_group as
with
  told as (
    select
      r.batch,
      r.kind,
      r.name,
      g.establishment
    from
      received_groups r
      join signatory g on g.received = r.establishment
  ),
  followed as (
    select
      *
    from
      told
    union
    select
      t.batch,
      t.kind,
      t.name,
      s.successor
    from
      told t
      join succession s using (establishment)
  ),
  placed as (
    select
      f.*,
      e.region
    from
      followed f
      join establishment e using (establishment)
    qualify
      f.batch = max(f.batch) over (
        partition by
          e.region
      )
  )
select distinct
  kind,
  name,
  establishment
from
  placed;
