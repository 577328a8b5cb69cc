-- Who signed what, from when: contracts told by files, at the number of their signatory. The newest batch that tells of an
-- establishment's contract replaces what older ones told of it.
create table contract as
with
  told as (
    select
      g.establishment,
      c.contract,
      c.volet,
      c.signed_on,
      c.from_day,
      c.to_day,
      c.note,
      c.batch
    from
      received_contracts c
      join signatory g on g.received = c.establishment
  )
select distinct
  t.* exclude (batch),
  e.region
from
  told t
  join establishment e using (establishment)
qualify
  batch = max(batch) over (
    partition by
      t.establishment,
      t.contract
  );

-- Whether each establishment had signed each volet on 31 December of a year. Null where no file tells who signed that
-- contract in its region: it is then judged as if it had. A merged establishment is what its successor signed.
create table volet_signed as
with
  known as (
    select distinct
      contract,
      region
    from
      contract
  ),
  in_force as (
    select distinct
      c.establishment,
      y.year,
      y.version,
      c.volet
    from
      contract c
      join version_of_year y on y.contract = c.contract
      and make_date(y.year, 12, 31) between c.from_day and coalesce(c.to_day, date '9999-12-31')
  )
select
  e.establishment,
  y.year,
  y.version,
  v.volet,
  case
    when k.contract is not null then f.establishment is not null
  end as signed
from
  establishment e
  cross join version_of_year y
  join law_volet v using (version)
  left join known k on k.contract = y.contract
  and k.region = e.region
  left join in_force f on f.establishment = e.establishment
  and f.year = y.year
  and f.version = y.version
  and f.volet = v.volet
where
  y.year between (
    select
      min(year)
    from
      covered_year
  ) and (
    select
      max(year)
    from
      covered_year
  );

-- Indicators that a year's contract measures, and that an establishment is not judged on: every volet that names them is
-- one that it had not signed.
create table unsigned as
select
  s.establishment,
  s.year,
  c.indicator
from
  volet_signed s
  join law_engagement e using (version, volet)
  join (
    select distinct
      version,
      engagement,
      indicator
    from
      law_condition
  ) c using (version, engagement)
  join law_version v using (version)
where
  v.regime = 'contract'
group by all
having
  bool_and(coalesce(not s.signed, false));
