-- Who is who: from the FINESS that a line carries to the establishment that signed the contract.
create table register as
select
  section,
  finess,
  ej,
  coalesce(nullif(name, ''), long_name) as name,
  category_code,
  sph_code,
  town
from
  received_finess
where
  section in ('structureej', 'structureet')
qualify
  row_number() over (
    partition by
      section,
      finess
    order by
      batch desc,
      line desc
  ) = 1;

create table stated_merger as
select
  finess as predecessor,
  successor,
  effective
from
  received_finess
where
  section = 'successor'
qualify
  row_number() over (
    partition by
      finess
    order by
      batch desc,
      line desc
  ) = 1;

-- Every FINESS that facts carry, as received; `named` says what the source itself tells of it.
create table seen as
select
  'phev' as source,
  batch,
  finess,
  count(*) as lines,
  sum(amount_reimbursed) as amount
from
  received_phev
group by all
union all
select
  'open-phmev',
  batch,
  finess,
  count(*),
  sum(amount_reimbursed)
from
  received_open_phmev
group by all
union all
select
  'les',
  batch,
  finess,
  count(*),
  sum(amount_reimbursed)
from
  received_les
group by all
union all
select
  'transport',
  batch,
  finess,
  count(*),
  sum(amount_reimbursed)
from
  received_transport
group by all
union all
select
  'declarations',
  batch,
  finess,
  count(*),
  null
from
  received_declarations
group by all
union all
select
  'argumentations',
  batch,
  finess,
  count(*),
  null
from
  received_argumentations
group by all
union all
select
  'contracts',
  batch,
  establishment,
  count(*),
  null
from
  received_contracts
group by all;

create table named as
select
  finess,
  name,
  town,
  category,
  region
from
  received_open_phmev
qualify
  row_number() over (
    partition by
      finess
    order by
      batch desc,
      line
  ) = 1;

-- Every number that facts, mergers, targets, events and groups mention. Those of 8 characters lack their key: the register,
-- then the other files, give the ninth character when only one fits.
create table full_number as
with
  mentioned as (
    select
      finess as received
    from
      seen
    union
    select
      predecessor
    from
      stated_merger
    union
    select
      successor
    from
      stated_merger
    union
    select
      establishment
    from
      received_targets
    where
      establishment is not null
    union
    select
      establishment
    from
      received_events
    where
      establishment is not null
    union
    select
      establishment
    from
      received_groups
  ),
  known as (
    select
      finess
    from
      register
    union
    select
      received
    from
      mentioned
    where
      length(received) = 9
  )
select
  m.received,
  case
    when length(m.received) = 8
    and count(distinct k.finess) = 1 then any_value(k.finess)
    else m.received
  end as finess
from
  mentioned m
  left join known k on length(m.received) = 8
  and left(k.finess, 8) = m.received
group by
  m.received;

-- Look up the site (ET), then the legal entity (EJ), which the file of sites names too. Public sites belong to their
-- legal entity, private ones sign for themselves, and so do the sites of AP-HP, whose legal entity (750712184) is not
-- the signatory.
create table signatory as
with
  entity as (
    select
      finess
    from
      register
    where
      section = 'structureej'
    union
    select
      ej
    from
      register
    where
      section = 'structureet'
      and ej is not null
  )
select
  f.received,
  f.finess,
  case
    when et.sph_code = '1'
    and et.ej <> '750712184' then et.ej
    else f.finess
  end as establishment,
  et.finess is not null
  or ej.finess is not null as matched
from
  full_number f
  left join register et on et.section = 'structureet'
  and et.finess = f.finess
  left join entity ej on ej.finess = f.finess;

create table merger as
select
  p.establishment as predecessor,
  s.establishment as successor,
  m.effective
from
  stated_merger m
  join signatory p on p.received = m.predecessor
  join signatory s on s.received = m.successor
where
  p.establishment <> s.establishment;

-- The years that files cover, and the one after: its evolution looks back at them.
create table covered_year as
select
  unnest(generate_series(min(year(from_month))::bigint, max(year(to_month))::bigint + 1))::integer as year
from
  batch
where
  scope is not null;

-- Figures of year N go to the entity in force on 31 December N: follow the successors whose date has come.
create table succession as
with recursive
  step as (
    select
      m.predecessor as establishment,
      y.year,
      m.successor,
      1 as hops
    from
      merger m
      join covered_year y on y.year >= year(m.effective)
    union all
    select
      s.establishment,
      s.year,
      m.successor,
      s.hops + 1
    from
      step s
      join merger m on m.predecessor = s.successor
      and year(m.effective) <= s.year
    where
      s.hops < 10
  )
select
  establishment,
  year,
  arg_max(successor, hops) as successor
from
  step
group by
  establishment,
  year;

create table establishment_of_year as
with
  fact as (
    select distinct
      g.finess,
      g.establishment
    from
      seen
      join signatory g on g.received = seen.finess
  )
select
  f.finess,
  y.year,
  coalesce(s.successor, f.establishment) as establishment
from
  fact f
  cross join covered_year y
  left join succession s on s.establishment = f.establishment
  and s.year = y.year;

-- The establishments of the publication. Region comes from the FINESS itself, from the source where it is no FINESS.
create table establishment as
with
  -- The years in which it signs for someone; open at the ends of what batches cover.
  signing as (
    select
      establishment,
      case
        when min(year) > (
          select
            min(year)
          from
            establishment_of_year
        ) then min(year)
        else 0
      end as in_force_from,
      case
        when max(year) < (
          select
            max(year)
          from
            establishment_of_year
        ) then max(year)
        else 9999
      end as in_force_to
    from
      establishment_of_year
    group by
      establishment
  ),
  -- Private non-profit hospitals that join the public service (sph 6) are a category of their own.
  site as (
    select
      r.*,
      case
        when c.category = 'clinique'
        and r.sph_code = '6' then 'ESPIC'
        else c.category
      end as category,
      c.rank
    from
      register r
      join category c on c.source = 'finess'
      and c.code = r.category_code
    where
      r.section = 'structureet'
  ),
  record as (
    select
      s.establishment,
      r.name,
      r.town,
      t.category
    from
      signing s
      join register r on r.finess = s.establishment
      left join site t on t.finess = s.establishment
    qualify
      row_number() over (
        partition by
          s.establishment
        order by
          r.section desc
      ) = 1
  ),
  -- A legal entity is what its most important site is, by the order of the reference.
  entity as (
    select
      ej as establishment,
      arg_min(category, rank) as category,
      arg_min(town, rank) as town,
      arg_min(name, rank) as name
    from
      site
    group by
      ej
  )
select
  s.establishment,
  coalesce(r.name, n.name, entity.name, 'FINESS ' || s.establishment) as name,
  coalesce(r.category, entity.category, source_category.category, 'autre') as category,
  coalesce(nullif(r.town, ''), n.town, entity.town) as town,
  d.departement,
  d.name as departement_name,
  coalesce(d.region, n.region) as region,
  g.name as region_name,
  coalesce(m.matched, false) as matched,
  s.in_force_from,
  s.in_force_to
from
  signing s
  left join record r using (establishment)
  left join (
    select
      establishment,
      bool_or(matched) as matched
    from
      signatory
    group by
      establishment
  ) m using (establishment)
  left join entity using (establishment)
  left join named n on n.finess = s.establishment
  left join category source_category on source_category.source = 'open-phmev'
  and source_category.code = n.category
  left join departement d on d.departement = finess_departement (s.establishment)
  left join region g on g.code = coalesce(d.region, n.region);
