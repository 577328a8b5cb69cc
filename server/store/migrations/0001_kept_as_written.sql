-- Written by hand: drizzle-kit makes no triggers. What they refuse is refused to every statement, ours included.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%: % refused, rows are kept as written', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
-- An entry goes only in a transaction that says a retention in days, and when it is older than that.
create function forget_only() returns trigger language plpgsql as $$
declare
  retention integer := nullif(current_setting('caqes.forget_days', true), '')::integer;
begin
  if retention >= 1 then
    if tg_table_name = 'trace_scope' then
      return old;
    elsif old.at < now() - make_interval(days => retention) then
      return old;
    end if;
  end if;
  raise exception '%: delete refused before the end of the retention', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
-- The columns named in the trigger may be filled, once; no other may change.
create function fill_once() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) -> tg_argv[0] <> 'null'::jsonb or to_jsonb(new) - tg_argv <> to_jsonb(old) - tg_argv then
    raise exception '%: update refused, rows are kept as written', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger forget_only before delete on trace for each row execute function forget_only();
--> statement-breakpoint
create trigger refuse_update before update on trace for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_truncate before truncate on trace for each statement execute function refuse_change();
--> statement-breakpoint
create trigger forget_only before delete on trace_scope for each row execute function forget_only();
--> statement-breakpoint
create trigger refuse_update before update on trace_scope for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_truncate before truncate on trace_scope for each statement execute function refuse_change();
--> statement-breakpoint
create trigger fill_once before update on access_grant for each row execute function fill_once('revoked_by', 'revoked_at');
--> statement-breakpoint
create trigger refuse_delete before delete on access_grant for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_truncate before truncate on access_grant for each statement execute function refuse_change();
--> statement-breakpoint
create trigger fill_once before update on transmission for each row execute function fill_once('withdrawn_by', 'withdrawn_at');
--> statement-breakpoint
create trigger refuse_delete before delete on transmission for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_truncate before truncate on transmission for each statement execute function refuse_change();
