/* sql-formatter-disable */
-- How the cells of an extract are read: null where the text is not what it should be, never a guess.
-- The formatter would put each macro on one line: it is off here.
-- The commonest form comes first, alone: most of an import is this, and an expression of many forms is slow.

-- French amounts, exact: `336.578,01`, `12,50`, `-3,00`, `1 234,5`. Groups have three digits. A dot needs its comma:
-- `1.234` alone could be a thousand or a decimal.
create or replace macro parse_amount_comma(t) as case
  when regexp_full_match(t, '-?[0-9]+(,[0-9]{1,3})?') then try_cast(replace(t, ',', '.') as decimal(18, 3))
  when regexp_full_match(t, '-?([0-9]+|[1-9][0-9]{0,2}([ \x{a0}\x{2009}\x{202f}][0-9]{3})+)(,[0-9]{1,3})?')
    or regexp_full_match(t, '-?[1-9][0-9]{0,2}(\.[0-9]{3})+,[0-9]{1,3}')
  then try_cast(replace(regexp_replace(t, '[. \x{a0}\x{2009}\x{202f}]', '', 'g'), ',', '.') as decimal(18, 3))
end;

-- Amounts of an extract made by a program: `1234.5`.
create or replace macro parse_amount_point(t) as case
  when regexp_full_match(t, '-?[0-9]+(\.[0-9]{1,3})?') then try_cast(t as decimal(18, 3))
end;

create or replace macro parse_whole_comma(t) as case
  when regexp_full_match(t, '-?[0-9]+') then try_cast(t as bigint)
  when regexp_full_match(t, '-?([0-9]+|[1-9][0-9]{0,2}([ \x{a0}\x{2009}\x{202f}][0-9]{3})+)(,0+)?')
  then try_cast(regexp_replace(split_part(t, ',', 1), '[ \x{a0}\x{2009}\x{202f}]', '', 'g') as bigint)
end;

create or replace macro parse_whole_point(t) as case
  when regexp_full_match(t, '-?[0-9]+(\.0+)?') then try_cast(split_part(t, '.', 1) as bigint)
end;

-- The value of a target, without its unit: `4,2`.
create or replace macro parse_value(t) as case
  when regexp_full_match(t, '-?([0-9]+|[1-9][0-9]{0,2}([ \x{a0}\x{2009}\x{202f}][0-9]{3})+)(,[0-9]{1,6})?')
  then try_cast(replace(regexp_replace(t, '[ \x{a0}\x{2009}\x{202f}]', '', 'g'), ',', '.') as decimal(18, 6))
end;

create or replace macro parse_coordinate(t) as case
  when regexp_full_match(t, '-?[0-9]+(\.[0-9]+)?') then try_cast(t as double)
end;

-- Days: JJ/MM/AAAA or ISO.
create or replace macro parse_day(t) as case
  when regexp_full_match(t, '[0-9]{2}/[0-9]{2}/[0-9]{4}') then try_strptime(t, '%d/%m/%Y')::date
  when regexp_full_match(t, '[0-9]{4}-[0-9]{2}-[0-9]{2}( 00:00:00)?') then try_cast(left(t, 10) as date)
end;

-- Months: AAAA-MM, AAAAMM, or a day of the month.
create or replace macro parse_month(t) as case
  when regexp_full_match(t, '[0-9]{4}-[0-9]{2}') then try_cast(t || '-01' as date)
  when regexp_full_match(t, '[0-9]{4}-?[0-9]{2}') then try_strptime(replace(t, '-', ''), '%Y%m')::date
  else date_trunc('month', parse_day(t))::date
end;

-- A mistyped year would stretch what the file is taken to cover.
create or replace macro plausible(d) as case
  when d between date '2000-01-01' and current_date then d
end;

-- A moment with its zone, or a day: the same moment, in UTC, as ISO text that sorts.
create or replace macro parse_moment(t) as strftime(
  case
    when regexp_full_match(t, '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:?[0-9]{2})')
    then case when plausible(try_cast(left(t, 10) as date)) is not null
      then make_timestamp(epoch_us(try_cast(t as timestamptz))) end
    else plausible(parse_day(t))::timestamp
  end,
  '%Y-%m-%dT%H:%M:%S.%gZ'
);

create or replace macro parse_yes_no(t) as case
  when lower(t) in ('oui', 'o', '1', 'true') then true
  when lower(t) in ('non', 'n', '0', 'false') then false
end;

-- The thirteenth digit of an EAN, from the twelve before it.
create or replace macro ean_key(twelve) as (10 - list_sum(list_transform(
  range(1, 13),
  lambda i: substr(twelve, i, 1)::integer * case i % 2 when 0 then 3 else 1 end
)) % 10) % 10;

create or replace macro ucd13(ucd7) as '34008' || ucd7 || ean_key('34008' || ucd7);

-- RFC 2104 over sha256(): ipad and opad are the key, padded and masked.
create or replace macro hmac_sha256(ipad, opad, message) as
  sha256(opad || unhex(sha256(ipad || encode(message))));
