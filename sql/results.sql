-- Results (sql/marts/result.sql) of establishments that may be named, as the reader may see them: to who has not signed an
-- establishment's contract, those of whom figures withheld are not told.
create or replace macro results (scope, signatories) as table (
  from
    result
  where
    list_contains(scope, establishment)
    and for_signatories = list_contains(signatories, establishment)
);
