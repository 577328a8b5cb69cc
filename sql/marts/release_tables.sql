-- The release tables: every cell in the year and in each semester that files speak for, masked in all of them or in none.
create table release_period as
with
  covered as (
    select distinct
      e.region,
      y.establishment,
      y.year,
      case
        when month(c.period_start) <= 6 then 1
        else 2
      end as semester
    from
      coverage c
      join establishment_of_year y on y.finess = c.finess
      and y.year = year(c.period_start)
      join establishment e on e.establishment = y.establishment
    where
      c.source = 'les'
      and e.region is not null
  ),
  every as (
    select
      region,
      establishment,
      year,
      unnest([0, semester]) as part
    from
      covered
    union
    select
      region,
      '',
      year,
      unnest([0, semester])
    from
      covered
  )
select distinct
  region,
  establishment,
  year,
  part,
  make_date(
    year,
    case part
      when 2 then 7
      else 1
    end,
    1
  ) as period_start,
  case part
    when 0 then 12
    else 6
  end as period_months
from
  every;

create table release_figure as
with
  cell as (
    select
      c.*,
      coalesce(h.masked, false) as masked,
      case
        when c.level = 'unit' then c.owner
        when c.level = 'establishment' then c.member
        else ''
      end as establishment
    from
      release_cell c
      left join release_choice h using (level, region, year, owner, member, situation)
  ),
  figure as (
    select
      c.level,
      c.region,
      c.establishment,
      nullif(c.member, '') as member,
      c.situation,
      p.period_start,
      p.period_months,
      [c.stays_y, c.stays_1, c.stays_2] [p.part + 1] as stays,
      [c.patients_y, c.patients_1, c.patients_2] [p.part + 1] as patients,
      [c.lines_y, c.lines_1, c.lines_2] [p.part + 1] as lines,
      [c.quantity_y, c.quantity_1, c.quantity_2] [p.part + 1] as quantity,
      [c.amount_y, c.amount_1, c.amount_2] [p.part + 1] as amount,
      c.masked,
      c.masked
      or w.establishment is not null
      or mixed.region is not null as amount_masked
    from
      cell c
      join release_period p on p.region = c.region
      and p.establishment = c.establishment
      and p.year = c.year
      left join release_withheld w on w.region = c.region
      and w.year = c.year
      and w.establishment = c.establishment
      and w.situation = c.situation
      left join release_pooled mixed on mixed.region = c.region
      and mixed.year = c.year
      and mixed.situation = 'device'
  )
select
  level,
  region,
  establishment,
  member,
  situation,
  period_start,
  period_months::integer as period_months,
  case
    when not masked then stays
  end as stays,
  case
    when not masked then patients
  end as patients,
  case
    when not masked then lines
  end as lines,
  -- Units of different medicines do not add up; and their sum, with public tariffs, would count masked ones.
  case
    when not masked
    and level = 'product' then quantity
  end as quantity,
  case
    when amount_masked then null
    when level = 'product' then round(amount, -3)::decimal(18, 3)
    else amount
  end as amount,
  masked,
  amount_masked
from
  figure;

create view release_region as
select
  * exclude (level, establishment, member)
from
  release_figure
where
  level = 'region';

create view release_establishment as
select
  * exclude (level, member)
from
  release_figure
where
  level = 'establishment';

create view release_unit as
select
  * exclude (level, member),
  member as unit
from
  release_figure
where
  level = 'unit';

create view release_product as
select
  * exclude (level, establishment, member),
  member as product
from
  release_figure
where
  level = 'product';

create view release_specialty as
select
  * exclude (level, establishment, member),
  member as specialty
from
  release_figure
where
  level = 'specialty';
