-- Prescribers under a name that means nothing outside this publication: the key is its own.
create table release_pseudonym as
with
  person as (
    select distinct
      rpps
    from
      phev_prescriber
    where
      rpps is not null
  ),
  hashed as (
    select
      rpps,
      upper(hmac_sha256 ($ipad::blob, $opad::blob, rpps)) as hash
    from
      person
  )
select
  rpps,
  'P-' || case count(*) over (
      partition by
        left(hash, $digits::integer)
    )
    when 1 then left(hash, $digits::integer)
    else left(hash, $digits::integer + 10)
  end as pseudonym
from
  hashed;
