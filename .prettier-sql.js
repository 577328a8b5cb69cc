// A Prettier language for sql/: sql-formatter knows DuckDB, the published Prettier plugin does not offer it yet.
import { format } from 'sql-formatter';

const options = {
  language: 'duckdb',
  keywordCase: 'lower',
  dataTypeCase: 'lower',
  functionCase: 'lower',
  expressionWidth: 100,
  tabWidth: 2,
  paramTypes: { named: ['$'] },
};

export const languages = [{ name: 'SQL', parsers: ['sql'], extensions: ['.sql'] }];

export const parsers = {
  sql: {
    parse: (text) => ({ text }),
    astFormat: 'sql',
    locStart: () => 0,
    locEnd: (node) => node.text.length,
  },
};

export const printers = {
  sql: { print: (path) => `${format(path.node.text, options).trim()}\n` },
};
