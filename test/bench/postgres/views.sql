-- One view for each question, at its grain; the larger two lie in the order in which they are asked. Empty until refreshed.
create materialized view phev_establishment_year as
select
  departement,
  establishment,
  extract (
    year
    from
      month
  )::integer as year,
  sum(amount_reimbursed) as amount
from
  phev
where
  product_kind <> 'lpp'
  or lpp_title is distinct from 3
group by
  1,
  2,
  3
with
  no data;

create index on phev_establishment_year (departement, year);

create materialized view phev_departement_month as
select
  departement,
  month,
  sum(amount_reimbursed) as amount
from
  phev
where
  product_kind <> 'lpp'
  or lpp_title is distinct from 3
group by
  1,
  2
with
  no data;

create index on phev_departement_month (departement, month);

create materialized view phev_product_year as
select
  establishment,
  extract (
    year
    from
      month
  )::integer as year,
  product,
  sum(amount_reimbursed) as amount
from
  phev
where
  product_kind <> 'lpp'
  or lpp_title is distinct from 3
group by
  1,
  2,
  3
order by
  1,
  2
with
  no data;

create index on phev_product_year (establishment, year);

-- `list`: which of the linked page's lists the row is of, since a key may be unknown in any.
create materialized view les_unit_year as
select
  finess,
  unit,
  year,
  grouping (specialty, rpps, product, indication) as list,
  specialty,
  rpps,
  product,
  indication,
  sum(amount_reimbursed) as amount,
  count(*) as lines
from
  (
    select
      *,
      extract (
        year
        from
          date
      )::integer as year
    from
      les
  ) dated
group by
  finess,
  unit,
  year,
  grouping sets ((), (specialty), (rpps), (product), (indication))
order by
  1,
  2,
  3
with
  no data;

create index on les_unit_year (finess, unit, year);
