-- What the release tables count, and what the decisions below remember (docs/masking.md). Lines without a region are in
-- no release table. Keys become numbers once: they are counted many times.
create table release_line as
with
  line as (
    from
      les_line
    where
      region is not null
  ),
  -- A number of patient may be that of one hospital or of a person: taken for the person's, which counts the fewest.
  person as (
    select
      key,
      row_number() over () as person
    from
      (
        select distinct
          coalesce(patient_key, stay_key) as key
        from
          line
      )
  ),
  -- A number of stay is its hospital's: the same one elsewhere is another stay.
  stay as (
    select
      establishment,
      stay_key,
      row_number() over () as stay
    from
      (
        select distinct
          establishment,
          stay_key
        from
          line
      )
  )
select
  l.region,
  year(l.date)::integer as year,
  case
    when month(l.date) <= 6 then 1
    else 2
  end as semester,
  l.establishment,
  coalesce(l.unit, '') as unit,
  l.product,
  coalesce(l.specialty, '') as specialty,
  l.situation,
  p.person,
  s.stay,
  l.patient_key is not null as has_patient,
  l.quantity,
  l.amount
from
  line l
  join person p on p.key = coalesce(l.patient_key, l.stay_key)
  join stay s on s.establishment = l.establishment
  and s.stay_key = l.stay_key;

create table release_level as
select
  unnest(['region', 'establishment', 'unit', 'product', 'specialty']) as level;

-- One row per cell: `owner` is the establishment of a unit, `member` what the table is about. `parts`: how many units
-- (of an establishment) or situations (of a region) have lines in it. Suffixes: y the year, 1 and 2 its semesters.
create table release_cell (
  level varchar,
  region varchar,
  year integer,
  owner varchar,
  member varchar,
  situation varchar,
  persons_y integer,
  persons_1 integer,
  persons_2 integer,
  patients_y integer,
  patients_1 integer,
  patients_2 integer,
  stays_y integer,
  stays_1 integer,
  stays_2 integer,
  lines_y integer,
  lines_1 integer,
  lines_2 integer,
  parts_y integer,
  parts_1 integer,
  parts_2 integer,
  quantity_y decimal(18, 3),
  quantity_1 decimal(18, 3),
  quantity_2 decimal(18, 3),
  amount_y decimal(18, 3),
  amount_1 decimal(18, 3),
  amount_2 decimal(18, 3)
);

-- Region-years to count again, situations that are released together, establishments masked for their units' sake,
-- cells whose amounts alone are withheld, region-years too small to be released.
create table release_dirty as
select distinct
  region,
  year
from
  release_line;

create table release_pooled (region varchar, year integer, situation varchar);

create table release_forced (region varchar, year integer, establishment varchar, situation varchar);

create table release_withheld (region varchar, year integer, kind varchar, establishment varchar);

create table release_dropped (region varchar, year integer);

create table release_failing (region varchar, year integer, situation varchar);
