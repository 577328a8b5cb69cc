-- Written by hand: drizzle-kit makes no triggers. An argumentation is corrected by a newer one, never changed.
create trigger refuse_update before update on argumentation for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_delete before delete on argumentation for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_truncate before truncate on argumentation for each statement execute function refuse_change();
