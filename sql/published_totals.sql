-- exact_totals as worked out at publication (sql/marts/total.sql), for who names everyone of the region. Its schema says whose
-- they are: signatories, who signed the contracts of all, or others, who signed none.
create or replace macro exact_totals (asked, in_region, of_grain, asked_year, scope, peers, signed, apart) as table (
  select
    * exclude (for_signatories)
  from
    total
  where
    for_signatories = (current_schema() = 'signatories')
    and grain = of_grain
    and region = in_region
    and indicator between list_min(asked) and list_max(asked)
    and list_contains(asked, indicator)
    and case
      when asked_year is null then known
      else year = asked_year
    end
);
