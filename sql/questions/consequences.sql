-- What follows from a year, term by term. Nothing here is a sum, and nothing says what is due.
with
  place as (
    select
      establishment,
      region
    from
      establishment
    where
      establishment = $establishment
      and list_contains($signed, establishment)
  ),
  stated as (
    select
      c.*,
      y.regime,
      e.volet
    from
      law_consequence c
      join version_of_year y on y.version = c.version
      and y.year = $year
      cross join place
      left join law_engagement e on c.section = 'gainsharing'
      and e.version = c.version
      and e.engagement = c.item
    where
      coalesce(c.year, $year) = $year
  ),
  own as (
    from
      own_figures (
        (
          select
            list(distinct indicator)
          from
            (
              select
                unnest([base, uptake]) as indicator
              from
                law_consequence
            )
          where
            indicator is not null
        ),
        (
          select
            region
          from
            establishment
          where
            establishment = $establishment
            and list_contains($signed, establishment)
        ),
        $establishment,
        'year',
        $year,
        $scope,
        $signed
      )
  ),
  term as (
    select
      s.*,
      f.frozen,
      b.reason as base_reason,
      u.reason as uptake_reason,
      -- A contract that is not signed cannot be missed, and the grant on biosimilars asks for one, whatever its volets.
      case
        when s.section in ('biosimilar', 'ceiling') then (
          select
            bool_or(coalesce(c.signed, true))
          from
            volet_signed c
            join version_of_year y using (version, year)
          where
            c.establishment = $establishment
            and c.year = $year
            and y.regime = 'contract'
        )
        else v.signed
      end as signed,
      case s.section
        when 'gainsharing' then (b.d - b.n)::double
        else b.n::double
      end as base_value,
      u.value as factor,
      case
        when s.section = 'gainsharing' then coalesce(
          (
            select
              max(split_part(r.entered, '=', 2)::double)
            from
              (
                select
                  unnest($rates) as entered
              ) r
            where
              split_part(r.entered, '=', 1) = s.item
          ),
          s.rate
        )
        else s.rate
      end as rate_used
    from
      stated s
      left join own b on b.indicator = s.base
      left join own u on u.indicator = s.uptake
      left join volet_signed v on v.establishment = $establishment
      and v.year = $year
      and v.version = s.version
      and v.volet = s.volet
      left join (
        select distinct
          version,
          true as frozen
        from
          law_frozen
        where
          year = $year
      ) f on f.version = s.version
  )
select
  version,
  section,
  item,
  base as indicator,
  title_fr,
  title_en,
  base_value as base,
  rate_used as rate,
  rate_high,
  factor,
  -- `greatest` passes over what is not known: a base that is not known is no saving of 0 €.
  case
    when signed = false
    or base_value is null then null
    when section = 'gainsharing' then greatest(base_value, 0) * rate_used
    when section = 'ceiling' then base_value * rate_used
    when section = 'biosimilar' then base_value * rate_used * factor
  end as amount,
  case
    when section = 'gainsharing'
    and coalesce(signed, true)
    and base_value is not null then greatest(base_value, 0) * rate_high
  end as amount_high,
  section = 'ceiling'
  and coalesce(frozen, false) as frozen,
  case
    when section = 'text' then ''
    else array_to_string(
      list_sort(
        list_distinct(
          list_filter(
            string_split(
              concat_ws(
                ' ',
                base_reason,
                uptake_reason,
                case
                  when rate_used is null then 'term_absent'
                end,
                case
                  when signed = false then 'not_signatory'
                end
              ),
              ' '
            ),
            lambda reason: reason <> ''
          )
        )
      ),
      ' '
    )
  end as reason,
  text_fr,
  text_en,
  article,
  source,
  confidence
from
  term
order by
  case section
    when 'ceiling' then 1
    when 'gainsharing' then 2
    when 'biosimilar' then 3
    else 4
  end,
  regime,
  rank;
