import { crawlReadersOf } from '#test/support/crawl.ts';

// Every screen of who reads a region. In two files, for two workers.
crawlReadersOf('regions', 'departements');
