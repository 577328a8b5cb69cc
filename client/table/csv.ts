type Cell = string | number | null;
export type Field<L> = { label: string; value: (line: L) => Cell };

/** These lines and columns, as the API writes CSV: `;`, decimal comma, BOM; no text that a spreadsheet would run. */
export function csvOf<L>(lines: readonly L[], fields: readonly Field<L>[]): string {
  const rows = [
    fields.map((field) => cell(field.label)),
    ...lines.map((line) => fields.map((field) => cell(field.value(line)))),
  ];
  return `\ufeff${rows.map((row) => row.join(';')).join('\r\n')}\r\n`;
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
