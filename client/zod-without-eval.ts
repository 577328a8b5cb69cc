import { config } from 'zod';

// Compiled schemas try eval, which the page's security policy reports. Imported before any schema is made.
config({ jitless: true });
