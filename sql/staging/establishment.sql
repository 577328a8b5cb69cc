-- Who is who: from the FINESS that a line carries to the establishment that signed the contract.
create table register as
select
  section,
  finess,
  ej,
  coalesce(nullif(name, ''), long_name) as name,
  category_code,
  sph_code,
  postal_code,
  town,
  departement
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

create table merger as
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
group by all;

create table named as
select
  finess,
  any_value(name) as name,
  any_value(town) as town,
  any_value(category) as category,
  any_value(region) as region
from
  (
    select
      *
    from
      received_open_phmev
    qualify
      row_number() over (
        partition by
          finess
        order by
          batch desc,
          line
      ) = 1
  )
group by
  finess;

-- Numbers of 8 characters lack their key: the register, then the other files, give the ninth character when only one fits.
create table full_number as
with
  known as (
    select
      finess
    from
      register
    union
    select
      finess
    from
      seen
    where
      length(finess) = 9
  ),
  short as (
    select distinct
      finess as received
    from
      seen
    where
      length(finess) = 8
  )
select
  s.received,
  case
    when count(distinct k.finess) = 1 then any_value(k.finess)
    else s.received
  end as finess
from
  short s
  left join known k on left(k.finess, 8) = s.received
group by
  s.received
union all
select distinct
  finess,
  finess
from
  seen
where
  length(finess) <> 8;

-- Look up the site (ET), then the legal entity (EJ). Public sites belong to their legal entity, private ones sign for
-- themselves, and so do the sites of AP-HP, whose legal entity (750712184) is not the signatory.
create table signatory as
select
  f.received,
  f.finess,
  case
    when et.finess is not null
    and et.sph_code = '1'
    and et.ej <> '750712184' then et.ej
    else f.finess
  end as establishment,
  case
    when et.finess is not null then 'et'
    when ej.finess is not null then 'ej'
  end as reason
from
  full_number f
  left join register et on et.section = 'structureet'
  and et.finess = f.finess
  left join register ej on ej.section = 'structureej'
  and ej.finess = f.finess;

create table establishment_alias as
select
  received,
  finess as establishment,
  null::date as from_day,
  null::date as to_day,
  'short' as reason
from
  full_number
where
  received <> finess
union all
select distinct
  finess,
  establishment,
  null,
  null,
  reason
from
  signatory
where
  reason is not null
union all
select
  predecessor,
  successor,
  effective,
  null,
  'merger'
from
  merger;

-- Figures of year N go to the entity in force on 31 December N: follow the successors whose date has come.
create table establishment_of_year as
with recursive
  year as (
    select
      unnest(generate_series(min(year(from_month))::bigint, max(year(to_month))::bigint + 1)) as year
    from
      batch
    where
      scope is not null
  ),
  step as (
    select
      s.finess,
      y.year,
      s.establishment,
      0 as hops
    from
      (
        select distinct
          finess,
          establishment
        from
          signatory
      ) s
      cross join year y
    union all
    select
      s.finess,
      s.year,
      m.successor,
      s.hops + 1
    from
      step s
      join merger m on m.predecessor = s.establishment
      and year(m.effective) <= s.year
    where
      s.hops < 10
  )
select
  finess,
  year::integer as year,
  arg_max(establishment, hops) as establishment
from
  step
group by
  finess,
  year;

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
      arg_min(town, rank) as town
    from
      site
    group by
      ej
  )
select
  s.establishment,
  coalesce(r.name, n.name, 'FINESS ' || s.establishment) as name,
  coalesce(r.category, entity.category, source_category.category, 'autre') as category,
  coalesce(nullif(r.town, ''), entity.town, n.town) as town,
  d.departement,
  d.name as departement_name,
  coalesce(d.region, n.region) as region,
  g.name as region_name,
  r.establishment is not null as matched,
  s.in_force_from,
  s.in_force_to
from
  signing s
  left join record r using (establishment)
  left join entity using (establishment)
  left join named n on n.finess = s.establishment
  left join category source_category on source_category.source = 'open-phmev'
  and source_category.code = n.category
  left join departement d on d.departement = finess_departement (s.establishment)
  left join region g on g.code = coalesce(d.region, n.region);
