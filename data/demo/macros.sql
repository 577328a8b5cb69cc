-- Chance is a hash of names and numbers: the same seed gives the same lines on any number of threads.
-- One hash holds four draws of 16 bits.
create macro draw (h, slot) as ((h >> (slot * 16)::ubigint) & 65535)::double / 65536e0;

create macro uniform (a, b, c) as draw (hash(getvariable ('seed'), a, b, c), 0);

-- Sum of four uniform draws: mean 0, standard deviation 1, never beyond 3.5.
create macro normal (a, b, c) as (
  draw (hash(getvariable ('seed'), a, b, c), 0) + draw (hash(getvariable ('seed'), a, b, c), 1) + draw (hash(getvariable ('seed'), a, b, c), 2) + draw (hash(getvariable ('seed'), a, b, c), 3) - 2e0
) * 1.7320508e0;

create macro digit (text, i) as substr(text, i, 1)::integer;

create macro doubled (text, i) as case when digit (text, i) > 4 then digit (text, i) * 2 - 9 else digit (text, i) * 2 end;

-- A FINESS ends with its Luhn key. No real one has 99 in third and fourth place.
create macro finess (departement, number) as departement || '99' || number || (
  (
    10 - (
      digit (departement, 1) + doubled (departement, 2) + 9 + 9 + digit (number, 1) + doubled (number, 2) + digit (number, 3) + doubled (number, 4)
    ) % 10
  ) % 10
)::varchar;

-- The part of a whole that falls to step i of n, without remainder.
create macro share (whole, i, n) as (whole * i) // n;

-- One of a list: the first where chance is 0, the last near 1.
create macro one_of (choices, chance) as choices[1 + floor(len(choices) * chance)::integer];
