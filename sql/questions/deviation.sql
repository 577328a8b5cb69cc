-- What peers would have, class by class; peers are of the same category where there are enough, else of the whole region.
-- Who reads some establishments and not others could subtract: so a rate is of five peers at least, none above 85 % of their
-- courses, and so are those of them that the reader may not name; those that he may name but not read do not enter it.
with
  standing as (
    select
      e.establishment,
      e.name,
      e.category,
      list_contains($scope, e.establishment) as named,
      list_contains($peers, e.establishment) as counted,
      list_contains($detail, e.establishment) as whole,
      m.establishment is null
      and (
        list_contains($release, e.region)
        or list_contains($units, e.establishment)
      ) as released
    from
      establishment e
      left join off_label_masked m on m.establishment = e.establishment
      and m.year = $year
      and m.numerator = $numerator
    where
      e.region = $region
  ),
  course as (
    from
      off_label_course
    where
      region = $region
      and year = $year
      and numerator = $numerator
  ),
  subject as (
    select
      c.establishment,
      c.key,
      c.specialty,
      s.name,
      s.category,
      s.whole,
      $by = 'establishment'
      and not s.whole
      and not s.released as masked,
      c.class,
      c.n,
      c.observed,
      c.uncoded
    from
      course c
      join standing s using (establishment)
    where
      c.level = $by
      and case
        when $by = 'establishment' then s.named
        else c.establishment = $establishment
        and (
          s.whole
          or $by = 'prescriber'
          and s.named
          and coalesce(list_contains($own, c.key), false)
        )
      end
  ),
  -- The courses of each peer in each class and in the wider ones: ATC of 4, 3 and 1 characters, then all.
  reference as (
    select
      c.establishment,
      s.category,
      s.named,
      c.key as specialty,
      w.width,
      left(c.class, w.width) as class,
      sum(c.n)::bigint as n,
      sum(c.observed)::bigint as observed
    from
      course c
      join standing s using (establishment)
      cross join (
        values
          (4),
          (3),
          (1),
          (0)
      ) w (width)
    where
      s.counted
      and (
        not s.named
        or s.whole
        or s.released
      )
      and (
        w.width = 0
        or c.class <> ''
      )
      and case
        when $by = 'prescriber' then c.level = 'specialty'
        and c.key is not null
        else c.level = 'establishment'
      end
    group by all
    having
      sum(c.n) > 0
  ),
  wanted as (
    select distinct
      establishment,
      category,
      specialty,
      class
    from
      subject
    where
      $by = 'establishment'
      or key is not null
  ),
  spread as (
    select
      w.establishment,
      w.specialty,
      w.class,
      g.widened,
      r.width,
      count(*) as peers,
      sum(r.observed)::double / sum(r.n)::double as rate,
      count(*) >= 5
      and max(r.n) <= 0.85 * sum(r.n)
      and (
        bool_and(r.named)
        or count_if(not r.named) >= 5
        and max(r.n) filter(
          where
            not r.named
        ) <= 0.85 * sum(r.n) filter(
          where
            not r.named
        )
      ) as safe
    from
      wanted w
      cross join (
        values
          (false),
          (true)
      ) g (widened)
      join reference r on (
        g.widened
        or r.category = w.category
      )
      and r.specialty is not distinct from w.specialty
      and r.class = left(w.class, r.width)
      and r.establishment <> w.establishment
    group by all
  ),
  -- One group of peers for all classes: the category where it can tell the rate of all of them.
  chosen as (
    select
      establishment,
      specialty,
      not coalesce(
        bool_or(safe) filter(
          where
            width = 0
            and not widened
        ),
        false
      ) as widened
    from
      spread
    group by all
  ),
  rate as (
    select
      s.establishment,
      s.specialty,
      s.class,
      c.widened,
      max(s.peers) filter(
        where
          s.width = 0
      ) as peers,
      arg_max(s.rate, s.width) filter(
        where
          s.safe
      ) as rate
    from
      spread s
      join chosen c on c.establishment = s.establishment
      and c.specialty is not distinct from s.specialty
      and c.widened = s.widened
    group by all
  ),
  summed as (
    select
      s.establishment,
      s.key,
      s.specialty,
      s.name,
      s.category,
      s.masked,
      s.whole,
      max(r.peers) as peers,
      bool_or(r.widened) as widened,
      sum(s.n) as n,
      sum(s.observed) as observed,
      sum(s.uncoded) as uncoded,
      bool_and(
        s.n = 0
        or r.rate is not null
      ) as comparable,
      sum(s.n * coalesce(r.rate, 0)) as expected
    from
      subject s
      left join rate r on r.establishment = s.establishment
      and r.specialty is not distinct from s.specialty
      and r.class = s.class
      and (
        $by = 'establishment'
        or s.key is not null
      )
    group by all
  )
select
  case $by
    when 'establishment' then u.establishment
    else u.key
  end as key,
  case $by
    when 'establishment' then u.name
    else u.key
  end as label,
  case $by
    when 'establishment' then u.category
    else coalesce(p.name, u.specialty)
  end as "group",
  case
    when not u.masked then coalesce(u.peers, 0)
  end::integer as peers,
  case
    when not u.masked then coalesce(u.widened, false)
  end as widened,
  case
    when not u.masked then u.n
  end::integer as n,
  case
    when not u.masked then u.observed
  end::integer as observed,
  case
    when not u.masked
    and u.comparable then round(u.expected, 1)
  end::double as expected,
  case
    when not u.masked
    and (
      $by <> 'establishment'
      or u.whole
      or $numerator = 'outside'
    ) then u.uncoded
  end::integer as uncoded,
  u.masked
from
  summed u
  left join specialty p on p.specialty = u.specialty
order by
  "group" nulls last,
  label nulls last,
  key nulls last;
