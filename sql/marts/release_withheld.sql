-- Amounts to withhold before the search for what they give away: those of each establishment with a masked cell or
-- service, for its drugs or for its devices. Where devices are pooled with drugs, all amounts of the region and year.
create or replace table release_withheld as
with
  mixed as (
    select
      region,
      year
    from
      release_pooled
    where
      situation = 'device'
  ),
  masked as (
    select
      region,
      year,
      case situation
        when 'device' then 'device'
        else 'drug'
      end as kind,
      case level
        when 'unit' then owner
        else member
      end as establishment
    from
      release_choice
    where
      masked
      and level in ('establishment', 'unit')
    union
    select
      c.region,
      c.year,
      'drug',
      c.member
    from
      release_choice c
      join mixed using (region, year)
    where
      c.level = 'establishment'
  )
select
  *
from
  masked;
