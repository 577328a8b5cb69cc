import type { Stories } from './stories-fr.ts';

export const storiesEn: Stories = {
  above: (gap, target) => `${gap} above the target of ${target}`,
  below: (gap, target) => `${gap} below the target of ${target}`,
  equal: (target) => `exactly at the target of ${target}`,
  judged: (short, value, when, against) => `${short}: ${value} in ${when}, ${against}`,
  unjudged: (short, value, when) => `${short}: ${value} in ${when}, no target`,
  stepped: (short, value, when, target) => `${short}: “${value}” in ${when}, for a target “${target}”`,
  missing: (short, when, why) => `${short}: ${why} in ${when}`,
  against: (others) => `against ${others}`,
  inRegion: (value) => `${value} in the region`,
  inCategory: (value) => `${value} among its peers`,
  metYears: (met, judged, from, to) =>
    `From ${from} to ${to}, target met in ${met} of ${judged} ${judged === 1 ? 'year' : 'years'}.`,
  range: (low, lowWhen, high, highWhen) => `Lowest ${low} (${lowWhen}), highest ${high} (${highWhen}).`,
  rolling: (short, value, month) => `${short}: ${value} over the 12 months ending in ${month}`,
  rollingNone: (short) => `${short}: no monthly figures`,
  provisional: 'Last point provisional.',
  ranking: (met, judged, many, target, year, short) =>
    `${short}: ${met} of ${judged} establishments ${many ? 'meet' : 'meets'} the target of ${target} in ${year}`,
  rankingOwn: (met, judged, many, year, short) =>
    `${short}: ${met} of ${judged} establishments ${many ? 'meet their' : 'meets its'} target in ${year}`,
  rankingNoTarget: (n, many, year, short) =>
    `${short}: ${n} ${many ? 'establishments have' : 'establishment has'} a result in ${year}, no target`,
  rankingNone: (short, year) => `${short}: no establishment has a result in ${year}`,
  gapRange: (least, most) => `Gaps range from ${least} to ${most}.`,
};
