-- Which versions judge a year: those in force on its 31 December. Of regime `contract` there is one at most.
create table version_of_year as
select
  y.year,
  v.version,
  v.contract,
  v.regime,
  v.scope
from
  law_version v
  join (
    select
      unnest(range(2010, 2041))::integer as year
  ) y on y.year between v.first_year and v.last_year;

-- What the version that judges a year leaves out of PHEV; what it does not say is counted as received.
create table phev_exclusion as
select
  y.year,
  v.hepatitis_c = 'excluded' as hepatitis_c,
  v.dispensing_fees = 'excluded' as dispensing_fees
from
  version_of_year y
  join law_version v using (version)
where
  y.regime = 'contract';
