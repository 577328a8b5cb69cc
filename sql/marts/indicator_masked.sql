-- Establishments whose liste-en-sus figure is read by their signatories only, in all years: those where some year has 1
-- to t persons, those whose only cell of a year is masked (there the figure is the cell), and those of release_hidden.
-- `indicator_persons`: persons of each establishment and year in what the indicator counts.
create table indicator_persons as
with
  counted as (
    select distinct
      s.indicator,
      case s.indicator
        when 'les_drugs_evolution' then ['drug']
        when 'les_devices_evolution' then ['device']
        else ['drug', 'device']
      end as kinds
    from
      indicator_source s
      join indicator i using (indicator)
    where
      s.source = 'les'
      and not i.signatories_only
  )
select
  i.indicator,
  l.establishment,
  l.region,
  year(l.date) as year,
  count(distinct coalesce(l.patient_key, l.stay_key)) as persons
from
  les_line l
  join counted i on list_contains(i.kinds, l.product_kind)
group by all;

create table indicator_masked as
with
  lone as (
    select
      region,
      year,
      member as establishment,
      case situation
        when 'device' then 'device'
        else 'drug'
      end as kind
    from
      release_choice
    where
      level = 'establishment'
    group by all
    having
      count(*) = 1
      and bool_or(masked)
  )
select distinct
  p.indicator,
  p.establishment
from
  indicator_persons p
  left join lone on lone.establishment = p.establishment
  and lone.year = p.year
  and p.indicator <> case lone.kind
    when 'drug' then 'les_devices_evolution'
    else 'les_drugs_evolution'
  end
where
  is_small (p.persons)
  or lone.establishment is not null
  or p.indicator <> 'les_devices_evolution'
  and p.establishment in (
    from
      release_hidden
  );
