-- What happened in the demo (events.csv), and what left the list or came back to it by its reference. Mergers, signatures
-- and the law in force are not told: a publication knows them.
with
  told as (
    select
      v.day::date as day,
      v.nature as kind,
      v.text,
      if (e.establishment is null, v.region, null) as region,
      e.finess as establishment,
      v.indicator
    from
      demo_events v
      left join establishment e using (region, kind, rank)
    union all
    select
      g.day,
      'list',
      'Sortie de la liste en sus : ' || d.label,
      null,
      null,
      'les_drugs_evolution'
    from
      les_gone g
      join les_drugs d on d.ucd13 = g.product
    union all
    select
      g.back,
      'list',
      'Retour sur la liste en sus : ' || d.label,
      null,
      null,
      'les_drugs_evolution'
    from
      les_gone g
      join les_drugs d on d.ucd13 = g.product
    where
      g.back is not null
  )
select
  row_number() over (
    order by
      day,
      text,
      establishment
  ) + 1 as line,
  day,
  kind,
  text,
  region,
  establishment,
  indicator
from
  told
order by
  line
