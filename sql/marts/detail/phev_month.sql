-- Prescriptions, and whether the version that judges their year, and that of the next year, leave them out of PHEV.
create view phev_counted as
select
  p.*,
  left_out_of_phev (p.kind, p.atc5, own.hepatitis_c, own.dispensing_fees) as out_this_year,
  left_out_of_phev (p.kind, p.atc5, following.hepatitis_c, following.dispensing_fees) as out_next_year
from
  prescription_month p
  left join phev_exclusion own on own.year = year(p.period_start)
  left join phev_exclusion following on following.year = year(p.period_start) + 1;

-- PHEV by received FINESS, period and kind: n by what the version that judges this year leaves out, d by what the version
-- of the next year leaves out: an evolution sets two years against each other by one rule, that of the later year.
create table phev_month as
select
  source,
  finess,
  period_start,
  period_months,
  kind,
  lpp_title,
  coalesce(
    sum(amount_reimbursed) filter(
      where
        not out_this_year
    ),
    0
  )::decimal(18, 3) as n,
  coalesce(
    sum(amount_reimbursed) filter(
      where
        not out_next_year
    ),
    0
  )::decimal(18, 3) as d
from
  phev_counted
group by all;
