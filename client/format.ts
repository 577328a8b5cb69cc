export type Language = 'fr' | 'en';
export type Format = ReturnType<typeof formatIn>;

const nbsp = '\u00a0';
const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

/** Numbers and dates as a reader of that language writes them. Fractions in, `7,5 %` out. */
export function formatIn(language: Language) {
  const locale = locales[language];
  const space = language === 'fr' ? nbsp : '';

  const numberFormat = kept((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
  const dateFormat = kept((options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));

  const number = (value: number, decimals: number, signed = false) =>
    numberFormat({
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: signed ? 'exceptZero' : 'negative',
    })
      .format(value)
      .replace('-', '−');

  const scaled = (value: number) => {
    const size = Math.abs(value);
    // 999 950 would print as « 1 000,0 k »: the unit changes where the rounding does.
    if (size >= 999_500_000) return { figure: value / 1e9, prefix: language === 'fr' ? 'Md' : 'bn' };
    if (size >= 999_500) return { figure: value / 1e6, prefix: 'M' };
    if (size >= 999.5) return { figure: value / 1e3, prefix: 'k' };
    return { figure: value, prefix: '' };
  };

  /** Three significant figures at most. */
  const short = (value: number, signed: boolean) => {
    const { figure, prefix } = scaled(value);
    const size = Math.abs(figure);
    // A tenth of a milliard is a hundred million: too much to leave out.
    const fine = prefix === 'Md' || prefix === 'bn' ? size < 9.995 : false;
    const decimals = fine ? 2 : prefix !== '' && size < 99.95 ? 1 : 0;
    return { text: number(figure, decimals, signed), prefix, figure: Number(figure.toFixed(decimals)) };
  };

  return {
    language,
    number,
    percent: (fraction: number, decimals = 1, signed = false) =>
      `${number(fraction * 100, decimals, signed)}${space}%`,
    /** A difference of two percentages. */
    points: (difference: number, decimals = 1) => {
      const text = number(difference * 100, decimals, true);
      const plural = Math.abs(Number((difference * 100).toFixed(decimals))) >= 2;
      return `${text}${nbsp}${plural ? 'pts' : 'pt'}`;
    },
    euros: (amount: number, signed = false) => {
      const text = number(amount, 0, signed);
      return language === 'fr' ? `${text}${nbsp}€` : text.replace(/\d/, '€$&');
    },
    eurosShort: (amount: number, signed = false) => {
      const { text, prefix } = short(amount, signed);
      return language === 'fr' ? `${text}${nbsp}${prefix}€` : `${text.replace(/\d/, '€$&')}${prefix}`;
    },
    /** Of an axis, and no zero that says nothing: the decimals that its `step` needs, else three significant figures. */
    compact: (value: number, euros: boolean, step?: number) => {
      const { figure, prefix } = scaled(value);
      const told = step === undefined || step === 0 || value === 0 ? undefined : (figure / value) * step;
      const digits: Intl.NumberFormatOptions =
        told === undefined
          ? { maximumSignificantDigits: 3 }
          : { maximumFractionDigits: Math.min(6, Math.max(0, Math.ceil(-Math.log10(told) - 1e-9))) };
      const text = numberFormat(digits).format(figure);
      const unit = `${prefix}${language === 'fr' && euros ? '€' : ''}`;
      const shown = language === 'en' && euros ? text.replace(/\d/, '€$&') : text;
      return `${shown.replace('-', '−')}${unit && space}${unit}`;
    },
    count: (value: number) => number(value, 0),
    /** Whether this many of a thing take the plural: from two in French, all but one in English. */
    many: (value: number) => (language === 'fr' ? Math.abs(value) >= 2 : value !== 1),
    countShort: (value: number, signed = false) => {
      const { text, prefix } = short(value, signed);
      return prefix === '' ? text : `${text}${space}${prefix}`;
    },
    /** The same before the name of what is counted, in words where French has no other: `1,8 million` (de boîtes). */
    countBefore: (value: number, signed = false) => {
      const { text, prefix, figure } = short(value, signed);
      if (prefix === '') return text;
      const word =
        language === 'fr' ? ({ M: 'million', Md: 'milliard' } as Record<string, string>)[prefix] : undefined;
      if (word !== undefined) return `${text}${nbsp}${word}${Math.abs(figure) >= 2 ? 's' : ''}`;
      return `${text}${space}${prefix}`;
    },
    day: (iso: string) => {
      const text = dated(iso, { day: 'numeric', month: 'long', year: 'numeric' });
      return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
    },
    dayShort: (iso: string) => dated(iso, { day: '2-digit', month: '2-digit', year: 'numeric' }),
    month: (iso: string) => dated(iso, { month: 'long', year: 'numeric' }),
    monthShort: (iso: string) => dated(iso, { month: 'short' }),
  };

  function dated(iso: string, parts: Intl.DateTimeFormatOptions) {
    return dateFormat({ ...parts, timeZone: 'UTC' }).format(new Date(iso));
  }
}

/** What is made once for each set of options: making a formatter costs more than formatting a thousand figures. */
const kept = <Options, Made>(make: (options: Options) => Made) => {
  const known = new Map<string, Made>();
  return (options: Options): Made => {
    const key = JSON.stringify(options);
    const made = known.get(key) ?? make(options);
    known.set(key, made);
    return made;
  };
};

/**
 * Decimals that a percentage needs so that the figures shown compare as the figures themselves do: 4,03 % against
 * 4,0 % where one decimal would show 4,0 % « non atteint ».
 */
export function visibleDecimals(value: number, target: number | null, least: number): number {
  if (target === null || Math.abs(value - target) < 1e-12) return least;
  for (let decimals = least; decimals < 8; decimals++)
    if (Number((value * 100).toFixed(decimals)) !== Number((target * 100).toFixed(decimals))) return decimals;
  return 8;
}

/** A clause as a sentence of its own. */
export function sentence(clause: string): string {
  return clause === '' ? '' : `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
