/* sql-formatter-disable */
-- Arithmetic shared by the build and by the questions, written once. Amounts are decimals until here; a value leaves
-- as a double. The formatter would put each macro on one line: it is off here.

-- A denominator that is nought, or below it after régularisations, makes no rate.
create or replace macro figure_value(kind, n, d) as case
  when n is null then null
  when kind in ('amount', 'score', 'level') then n::double
  when d is null or d <= 0 then null
  when kind = 'growth' then n::double / d::double - 1
  else n::double / d::double
end;

-- The numerator that would exactly meet the target: d × (1 + t) for an evolution, d × t for a rate.
create or replace macro target_amount(kind, d, target) as case kind
  when 'growth' then (d::decimal(20, 3) * (1 + target::decimal(12, 8)))::decimal(34, 11)
  when 'rate' then (d::decimal(20, 3) * target::decimal(12, 8))::decimal(34, 11)
  else target::decimal(34, 11)
end;

-- The legal test, on exact decimals: 1 040 against 1 000 is +4,0 %, not a hair above it. `allowed`: target_amount.
create or replace macro meets_target(n, op, allowed) as case op
  when '<=' then n::decimal(34, 11) <= allowed
  when '<' then n::decimal(34, 11) < allowed
  when '>=' then n::decimal(34, 11) >= allowed
  when '>' then n::decimal(34, 11) > allowed
end;

-- What a figure is told to be, of an establishment or of a total. `unsigned`: its contract is not judged on it.
create or replace macro figure_verdict(n, op, allowed, figure, reason, unsigned) as case
  when contains(reason, 'no_activity') or unsigned then 'sans objet'
  when figure is null then 'non évaluable'
  when allowed is null then 'sans cible'
  when meets_target(n, op, allowed) then 'atteint'
  else 'non atteint'
end;
create or replace macro figure_reason(status, reason, figure, d, floor, unsigned) as concat_ws(
  ' ',
  nullif(reason, ''),
  case when status <> 'not_assessable' and figure is null then 'denominator_zero' end,
  case when figure is not null and d < floor then 'below_floor' end,
  case when unsigned then 'not_signatory' end
);

-- What lies beyond the target, in the numerator's unit, positive when unfavourable; without target, the change.
create or replace macro figure_contribution(kind, direction, n, d, allowed, status) as case
  when status = 'not_assessable' then null
  when allowed is not null and direction = 'lower' then n::double - allowed::double
  when allowed is not null then allowed::double - n::double
  when kind = 'growth' then n::double - d::double
end;

-- What a rate's terms have beyond twelve decimals is the arithmetic's own.
create or replace macro rate_term(fraction) as case when abs(fraction) < 1e-12 then 0 else fraction end;

-- The département that a FINESS names: its first two characters, and a third overseas (97x by the fourth, 98 is Mayotte).
create or replace macro finess_departement(finess) as case left(finess, 2)
  when '97' then '97' || substr(finess, 4, 1)
  when '98' then '976'
  else left(finess, 2)
end;

-- A count of persons that masking protects; at publication alone.
create or replace macro is_small(persons) as persons between 1 and getvariable('masking_threshold')::integer;

-- Whether what a total hides protects each other. `others`: establishments of it that the reader may not name (`weigh`:
-- those that weigh in it), with the sum and the largest of their numerators and of their denominators, without signs;
-- `masked_parts`: those that the reader may name but not read; `parts`: all that weigh in it.
-- Masked ones alone: their sum is in the release tables anyway, so that two suffice.
create or replace macro crowd_is_safe(others, weigh, sum_n, max_n, sum_d, max_d, masked_parts, parts) as case
  when others > 0 then weigh >= 5 and max_n <= 0.85 * sum_n and max_d <= 0.85 * sum_d
  when masked_parts > 0 then masked_parts >= 2 and parts >= 5
  else true
end;

-- A value that stands for establishments that are not shown is rounded to 0.1 point: who holds figures of its own, month
-- by month, solves finer ones for the euros behind them.
create or replace macro shown_value(exact, masked, anonymous) as case
  when masked then null
  when anonymous then round(exact, 3)
  else exact
end;

-- A quartile of peers is the value of one of them, or between two: an amount is told to two figures where some are not named.
create or replace macro peer_quartile(kind, unnamed, exact) as case
  when kind = 'amount' and unnamed and exact <> 0 then round(exact, 1 - floor(log10(abs(exact)))::integer)
  else round(exact, 3)
end;

-- Whether the version of a year leaves a line out of PHEV (table phev_exclusion; null: it says nothing). Hepatitis C is
-- known by the ATC class of its direct-acting antivirals.
create or replace macro left_out_of_phev(kind, atc5, hepatitis_c, dispensing_fees) as
  coalesce(atc5 like 'J05AP%' and hepatitis_c, false) or coalesce(kind = 'fee' and dispensing_fees, false);

-- Hors référentiel, what nothing is known of, and what most establishments are told of: as api/situation.ts says.
create or replace macro outside_referential(situation) as situation in ('off_label', 'amm_not_listed', 'rtu_ended');
create or replace macro amm_or_off_label(situation) as situation in ('amm', 'off_label');
create or replace macro situation_unknown(situation) as
  situation in ('absent', 'invalid', 'to_check', 'no_reference', 'not_due', 'pooled');

-- Whether a reader may read a line of the liste en sus: all those of the establishments open to him, or, as a prescriber, his
-- own in those that any of his grants names.
create or replace macro reads_line(open_to, named, own_rpps, of_establishment, of_rpps) as
  list_contains(open_to, of_establishment)
  or (list_contains(named, of_establishment) and coalesce(list_contains(own_rpps, of_rpps), false));

-- What is told of one line: of a device also whether it was used within the conditions of the LPP, as the extract says.
create or replace macro told_situation(situation, conform) as case
  when situation <> 'device' then situation
  when conform is null then 'device_untold'
  when conform then 'device_in'
  else 'device_out'
end;

-- A choice of the linked page: none made is everything, '' what has none.
create or replace macro meets_choice(keys, key) as
  coalesce(list_contains(keys::varchar[], coalesce(key, '')), true);

-- A lever of the simulator (docs/simulation.md): boxes of a side ('leaves', 'receives'); whether those that receive have a
-- price; and what becomes of a product's boxes and euros (share null: nothing moves).
create or replace macro boxes_of(asked, side, boxes) as sum(boxes) filter (where side = asked);
create or replace macro can_receive(side, boxes, amount) as
  coalesce(sum(boxes) filter (where side = 'receives') > 0 and sum(amount) filter (where side = 'receives') > 0, false);
create or replace macro kept_or_received(side, share, leaving, receiving) as case
  when share is null then 1
  when side = 'leaves' then 1 - share
  when side = 'receives' then 1 + share * leaving / receiving
  else 1
end::double;
