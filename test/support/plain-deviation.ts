import type { Access } from '#api/access.ts';

/** A drug line as files have it, with what its product, code and place stand for. */
export type PlainCourseLine = {
  readonly establishment: string;
  readonly year: number;
  readonly unit: string | null;
  readonly rpps: string | null;
  readonly specialty: string | null;
  readonly stay: string;
  /** ATC, '' where it is not known. */
  readonly atc: string;
  readonly situation: 'amm' | 'off_label' | 'not_listed' | 'research' | 'unknown';
};

export type PlainPlaces = {
  readonly lines: readonly PlainCourseLine[];
  /** Establishments of one region, with their categories. */
  readonly categories: ReadonlyMap<string, string>;
  readonly region: string;
  /** `<establishment> <year> <numerator>` that those without its lines may not read. */
  readonly masked: ReadonlySet<string>;
};

export type PlainDeviation = {
  readonly key: string | null;
  readonly peers: number | null;
  readonly widened: boolean | null;
  readonly n: number | null;
  readonly observed: number | null;
  readonly expected: number | null;
  readonly uncoded: number | null;
  readonly masked: boolean;
};

type By = 'establishment' | 'unit' | 'prescriber';
type Numerator = 'outside' | 'off_label';

/** The slow, obvious second opinion on observed and expected: one subject, one class, one peer after another. */
export const plainDeviation = (
  { lines, categories, region, masked }: PlainPlaces,
  asked: { by: By; year: number; establishment: string | null; numerator: Numerator },
  access: Access,
): PlainDeviation[] => {
  const { by, year, numerator } = asked;
  const ofYear = lines.filter((line) => line.year === year);
  const whole = (each: string) => access.detail.includes(each);
  const reads = (each: string) =>
    whole(each) ||
    (!masked.has(`${each} ${year} ${numerator}`) &&
      (access.release.includes(region) || access.units.includes(each)));
  const named = (each: string) => access.scope.includes(each);

  // What is asked of a peer again and again is counted once.
  const counted = new Map<string, ReturnType<typeof coursesOf>>();
  const theirs = (each: string, specialty: string | null) => {
    const name = `${each} ${specialty ?? ''}`;
    const found =
      counted.get(name) ??
      coursesOf(
        ofYear.filter(
          (line) => line.establishment === each && (by !== 'prescriber' || line.specialty === specialty),
        ),
        numerator,
      );
    counted.set(name, found);
    return found;
  };

  const subject = (establishment: string, mine: readonly PlainCourseLine[], key: string | null) => {
    const specialty = by === 'prescriber' ? mainOf(mine) : null;
    const courses = coursesOf(mine, numerator);
    const classes = [...new Set(courses.map((course) => course.atc))];
    const others = [...categories.keys()].filter(
      (each) => each !== establishment && access.peers.includes(each) && (!named(each) || reads(each)),
    );
    const comparable = key !== null && (by !== 'prescriber' || specialty !== null);
    const like = others.filter((each) => categories.get(each) === categories.get(establishment));
    const peersIn = (group: readonly string[], atc: string, width: number) =>
      !comparable
        ? []
        : group.flatMap((each) => {
            const same = theirs(each, specialty).filter(
              (course) =>
                width === 0 || (course.atc !== '' && course.atc.slice(0, width) === atc.slice(0, width)),
            );
            const n = same.filter((course) => course.known).length;
            const observed = same.filter((course) => course.outside).length;
            return n === 0 ? [] : [{ n, observed, named: named(each) }];
          });
    const tell = (peers: ReturnType<typeof peersIn>) => {
      const strangers = peers.filter((peer) => !peer.named);
      return isCrowd(peers) && (strangers.length === 0 || isCrowd(strangers));
    };
    const widened = !tell(peersIn(like, '', 0));
    const group = widened ? others : like;
    const rateOf = (atc: string): number | null => {
      for (const width of atc === '' ? [0] : [4, 3, 1, 0]) {
        const peers = peersIn(group, atc, width);
        if (!tell(peers)) continue;
        return sum(peers.map((peer) => peer.observed)) / sum(peers.map((peer) => peer.n));
      }
      return null;
    };
    const parts = classes.map((atc) => {
      const n = courses.filter((course) => course.atc === atc && course.known).length;
      const rate = rateOf(atc);
      return n === 0 ? 0 : rate === null ? null : n * rate;
    });
    const expected = parts.includes(null) ? null : sum(parts.map((part) => part ?? 0));
    const hidden = by === 'establishment' && !reads(establishment);
    return {
      key: by === 'establishment' ? establishment : key,
      peers: hidden ? null : peersIn(group, '', 0).length,
      // Of nobody at all, nothing is widened.
      widened: hidden ? null : widened && peersIn(others, '', 0).length > 0,
      n: hidden ? null : courses.filter((course) => course.known).length,
      observed: hidden ? null : courses.filter((course) => course.outside).length,
      expected: hidden || expected === null ? null : expected,
      uncoded:
        hidden || (by === 'establishment' && !whole(establishment) && numerator === 'off_label')
          ? null
          : courses.filter((course) => course.unknown).length,
      masked: hidden,
    };
  };

  if (by === 'establishment')
    return [...categories.keys()].filter(named).flatMap((each) => {
      const mine = ofYear.filter((line) => line.establishment === each);
      return mine.length === 0 ? [] : [subject(each, mine, each)];
    });
  const { establishment } = asked;
  if (establishment === null) return [];
  const keyOf = (line: PlainCourseLine) => (by === 'unit' ? line.unit : line.rpps);
  const mine = ofYear.filter((line) => line.establishment === establishment);
  const keys = [...new Set(mine.map(keyOf))].filter(
    (key) =>
      whole(establishment) ||
      (by === 'prescriber' && named(establishment) && key !== null && access.own.includes(key)),
  );
  return keys.map((key) =>
    subject(
      establishment,
      mine.filter((line) => keyOf(line) === key),
      key,
    ),
  );
};

/** Five at least, none above 85 % of their courses. */
const isCrowd = (peers: readonly { n: number }[]) => {
  const all = sum(peers.map((peer) => peer.n));
  return peers.length >= 5 && peers.every((peer) => peer.n * 100 <= all * 85);
};

/** A stay and a class of four characters, once. */
const coursesOf = (lines: readonly PlainCourseLine[], numerator: Numerator) => {
  const counts = (line: PlainCourseLine) =>
    numerator === 'outside'
      ? line.situation !== 'unknown'
      : line.situation === 'amm' || line.situation === 'off_label';
  const courses = new Map<string, PlainCourseLine[]>();
  for (const line of lines) {
    const name = `${line.stay} ${line.atc.slice(0, 4)}`;
    courses.set(name, [...(courses.get(name) ?? []), line]);
  }
  return [...courses.values()].map((held) => ({
    atc: (held[0]?.atc ?? '').slice(0, 4),
    known: held.some(counts),
    outside: held.some(
      ({ situation }) => situation === 'off_label' || (numerator === 'outside' && situation === 'not_listed'),
    ),
    unknown: held.every((line) => line.situation === 'unknown'),
  }));
};

/** The specialty of most lines, the first of equals. */
const mainOf = (lines: readonly PlainCourseLine[]): string | null => {
  const counts = new Map<string, number>();
  for (const { specialty } of lines)
    if (specialty !== null) counts.set(specialty, (counts.get(specialty) ?? 0) + 1);
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? null;
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
