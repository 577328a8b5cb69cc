import { crawlReadersOf } from '#test/support/crawl.ts';

// Every screen of who reads one hospital, or administers. In two files, for two workers.
crawlReadersOf('establishments', 'none');
