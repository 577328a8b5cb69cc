-- What PHEV are made of: medicines and LPP, and which of them each establishment prescribes.
create table phev_product as
select
  row_number() over (
    order by
      product
  )::integer as item,
  *
from
  (
    select
      cip13 as product,
      'medicine' as product_kind,
      case
        when top_gen in ('1', '4') then 'in'
        when top_gen is null then 'unknown'
        else 'out'
      end as family,
      top_gen,
      atc5,
      null::integer as lpp_title,
      price::double as price,
      -- The presentations kept hold fewer IPP than are prescribed.
      boxes::double * case
        when atc5 like 'A02BC%' then 1.7
        else 1
      end as weight,
      specialty,
      from_year::integer as from_year,
      case
        when top_gen = '1' then 0.015
        when top_gen in ('4', 'B', 'C') then 0.02
        else 0.003
      end as price_cut,
      case
        when atc5 like 'A02BC%' then -0.09
        when top_gen = '1' then 0.02
        when top_gen = '4' then -0.04
        when top_gen = 'B' then 0.1
        when top_gen = 'C' then -0.05
        else 0.02 * normal ('trend', cip13, 0)
      end as trend,
      -- What is followed by name has lines everywhere, however few its boxes.
      case
        when atc5 in ('C10AX09', 'C10BA02', 'C10BA05', 'C10BA06') then 4
        when atc5 in ('L04AB01', 'L04AB04') then 2
        else 1
      end as followed
    from
      medicines
    union all
    select
      code,
      'lpp',
      case title
        when '3' then 'title_three'
        else 'lpp'
      end,
      null,
      null,
      title::integer,
      price::double,
      weight::double / price::double * 1000,
      specialty,
      2014,
      0.01,
      0.03 * normal ('trend', code, 0),
      case
        when label like '%PERFADOM%' then 8
        else 1
      end
    from
      lpp
  );

-- Which products an establishment prescribes, and in how many lines a year: the same ones every year, but for a few of
-- little weight that its formulary takes in, or drops, in a year of its own.
create table phev_use as
with
  taste as (
    select
      e.establishment,
      e.region,
      p.item,
      e.phev_size,
      p.from_year,
      p.followed,
      p.weight * case
        when p.specialty = e.main_specialty then 1 + 30 * e.focus * e.focus
        else 1
      end * case p.family
        when 'lpp' then e.lpp
        when 'in' then exp(0.12 * normal ('repertoire', e.establishment, 0))
        else 1
      end * exp(0.5 * normal ('taste', e.establishment, p.item)) as weight,
      p.price
    from
      establishment e
      cross join phev_product p
    where
      e.phev_size > 0
  ),
  expected as (
    select
      *,
      pow(phev_size, 0.72) * followed * pow(weight, 0.55) / sum(followed * pow(weight, 0.55)) over (
        partition by
          establishment
      ) as part
    from
      taste
  ),
  running as (
    select
      *,
      uniform ('offset', establishment, 0) + getvariable ('phev_lines') * sum(part) over (
        partition by
          establishment
        order by
          item
      ) / sum(part * (2025 - greatest(from_year, 2015))) over () as upto
    from
      expected
  )
select
  r.* exclude (from_year, price),
  (
    floor(upto) - coalesce(
      floor(
        lag (upto) over (
          partition by
            establishment
          order by
            item
        )
      ),
      0
    )
  )::integer as lines,
  case
    when formulary < 0.03 then greatest(from_year, chosen)
    else from_year
  end as first_year,
  case
    when formulary > 0.97 then greatest(from_year, chosen)
    else 2024
  end as last_year
from
  (
    select
      *,
      case
        when followed > 1
        or phev_size < 5
        or weight * price > 0.01 * sum(weight * price) over own then 0.5
        else uniform ('formulary', establishment, item)
      end as formulary,
      2016 + floor(8 * uniform ('chosen', item, establishment))::integer as chosen
    from
      running
    window
      own as (
        partition by
          establishment
      )
  ) r;
