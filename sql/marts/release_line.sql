-- What the release tables count, and what the decisions below remember (docs/masking.md). Lines without a region are in
-- no release table. Keys are numbers: they are counted many times.
create table release_member as
with
  line as (
    from
      les_line
    where
      region is not null
  ),
  member as (
    select
      'region' as level,
      '' as owner,
      '' as member
    union all
    select distinct
      'establishment',
      '',
      establishment
    from
      line
    union all
    select distinct
      'unit',
      establishment,
      coalesce(unit, '')
    from
      line
    union all
    select distinct
      'product',
      '',
      product
    from
      line
    union all
    select distinct
      'specialty',
      '',
      coalesce(specialty, '')
    from
      line
  )
select
  row_number() over ()::integer as id,
  *
from
  member;

create table release_place as
select
  row_number() over ()::integer as place,
  *
from
  (
    select distinct
      region,
      year(date)::integer as year
    from
      les_line
    where
      region is not null
  );

create table release_situation as
select
  row_number() over ()::integer as id,
  situation
from
  (
    select
      situation
    from
      les_line
    union
    select
      'pooled'
  );

-- What tells lines apart, but their stay and patient. `members`: what they count for, one in each table.
create table release_kind as
with
  kind as (
    select distinct
      region,
      year(date)::integer as year,
      establishment,
      coalesce(unit, '') as unit,
      product,
      coalesce(specialty, '') as specialty,
      situation
    from
      les_line
    where
      region is not null
  )
select
  row_number() over ()::integer as kind,
  k.*,
  t.place,
  n.id as situation_id,
  u.id as unit_id,
  e.id::bigint as establishment_id,
  [r.id, e.id, u.id, m.id, c.id] as members
from
  kind k
  join release_place t using (region, year)
  join release_situation n using (situation)
  join release_member r on r.level = 'region'
  join release_member e on e.level = 'establishment'
  and e.member = k.establishment
  join release_member u on u.level = 'unit'
  and u.owner = k.establishment
  and u.member = k.unit
  join release_member m on m.level = 'product'
  and m.member = k.product
  join release_member c on c.level = 'specialty'
  and c.member = k.specialty;

create table release_line as
select
  k.kind,
  month(l.date) <= 6 as first,
  -- A number of patient may be that of one hospital or of a person: taken for the person's, which counts the fewest.
  coalesce(l.patient, - l.stay) as person,
  -- A number of stay is its hospital's: the same one elsewhere is another stay.
  k.establishment_id * 4294967296 + l.stay as stay,
  l.patient is not null as has_patient,
  l.quantity,
  l.amount
from
  les_line l
  join release_kind k on k.region = l.region
  and k.year = year(l.date)
  and k.establishment = l.establishment
  and k.unit = coalesce(l.unit, '')
  and k.product = l.product
  and k.specialty = coalesce(l.specialty, '')
  and k.situation = l.situation
where
  l.stay is not null;

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
  release_place;

create table release_pooled (region varchar, year integer, situation varchar);

create table release_forced (region varchar, year integer, establishment varchar, situation varchar);

create table release_withheld (region varchar, year integer, kind varchar, establishment varchar);

create table release_dropped (region varchar, year integer);

-- Drugs of each establishment in a year, and those whose total is read by signatories only.
create table release_total as
select
  k.region,
  k.year,
  k.establishment,
  count(distinct l.person)::integer as persons,
  count_if(l.first)::integer as lines_1,
  count_if(not l.first)::integer as lines_2
from
  release_line l
  join release_kind k using (kind)
where
  k.situation <> 'device'
group by
  k.region,
  k.year,
  k.establishment;

create table release_hidden (establishment varchar);

create table release_failing (region varchar, year integer, situation varchar);
