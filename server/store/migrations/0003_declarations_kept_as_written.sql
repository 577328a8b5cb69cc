-- Written by hand: drizzle-kit makes no triggers. A declaration is corrected by a newer one, never changed.
create trigger refuse_update before update on declaration for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_delete before delete on declaration for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_truncate before truncate on declaration for each statement execute function refuse_change();
