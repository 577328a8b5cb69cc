-- Which codes a drug's lines may bear in each month from September 2018 on, by what the reference says of them: listed,
-- licensed only, under a RTU, under an ended one, contested, of early access. And when drugs left the list.
create table les_month_of_snapshot as
select
  month::date as month
from
  unnest(generate_series(date '2018-08-01', date '2022-04-01', interval 1 month)) t (month)
where
  month not in (
    date '2019-08-01',
    date '2019-09-01',
    date '2019-10-01',
    date '2020-04-01',
    date '2020-05-01',
    date '2020-06-01'
  );

create table les_gone as
select
  g.ucd13 as product,
  min(g.day::date) as day,
  min(b.day::date) as back
from
  les_listings g
  left join les_listings b on b.ucd13 = g.ucd13
  and b.event = 'inscription'
  and b.day::date > g.day::date
where
  g.event = 'radiation'
group by
  g.ucd13;

create table les_code as
with
  month as (
    select
      month::date as month
    from
      unnest(generate_series(date '2018-09-01', date '2024-12-01', interval 1 month)) t (month)
  ),
  -- A hospital goes on with what the last file said.
  latest as (
    select
      m.month,
      max(s.month) as snapshot
    from
      month m
      join les_month_of_snapshot s on s.month <= m.month
    group by
      m.month
  ),
  period as (
    from
      les_periods
    where
      from_day is not null
  ),
  known as (
    select
      l.month,
      s.ucd13 as product,
      s.indication,
      case
        when s.inscription = 'oui' then 'listed'
        when s.inscription = 'non' then 'unlisted'
        when s.inscription = 'RTU' then 'rtu'
        when s.inscription = 'RTU TERM' then 'ended'
        else 'contested'
      end as said
    from
      latest l
      join les_snapshots s on l.snapshot between (s.from_month || '-01')::date and (s.to_month || '-01')::date
    where
      -- What a file after it dates is taken from there.
      l.month <= date '2022-04-01'
      or s.ucd13 not in (
        select
          ucd13
        from
          period
      )
    union
    select
      m.month,
      p.ucd13,
      p.indication,
      if (p.listed = 'oui', 'listed', 'unlisted')
    from
      month m
      join period p on p.from_day::date <= m.month
    where
      m.month > date '2022-04-01'
    union
    select
      m.month,
      c.ucd13,
      c.indication,
      if (c.indication like 'I%', 'rtu', 'early')
    from
      month m
      join les_compassionate c on c.from_day::date <= m.month
      and coalesce(c.to_day::date > m.month, true)
  )
select
  month,
  product,
  said,
  list(
    indication
    order by
      hash(getvariable ('seed'), product, indication),
      indication
  ) as codes
from
  known
group by
  month,
  product,
  said;

-- One row for each drug and month: a line looks up once.
create table les_choice as
select
  month,
  product,
  max(codes) filter(said = 'listed') as listed,
  max(codes) filter(said = 'unlisted') as unlisted,
  max(codes) filter(said = 'rtu') as rtu,
  max(codes) filter(said = 'ended') as ended,
  max(codes) filter(said = 'contested') as contested,
  max(codes) filter(said = 'early') as early
from
  les_code
group by
  month,
  product;
