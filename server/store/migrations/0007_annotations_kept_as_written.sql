-- Written by hand: drizzle-kit makes no triggers. An annotation is withdrawn, never changed nor erased.
create trigger fill_once before update on annotation for each row execute function fill_once('withdrawn_at');
--> statement-breakpoint
create trigger refuse_delete before delete on annotation for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_truncate before truncate on annotation for each statement execute function refuse_change();
