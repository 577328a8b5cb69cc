/**
 * The page to go to after sign-in: a path of this site, as asked for, else `/`. A browser reads `//host` and `/\host`
 * as another site, and so becomes `/.//host` once its dots are resolved: the resolved path is what is judged.
 */
export const returnTo = (asked: unknown): string => {
  if (typeof asked !== 'string' || asked.length > 2000 || !/^\/[!-[\]-~]*$/.test(asked)) return '/';
  if (!URL.canParse(asked, here)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, here);
  if (origin !== here || pathname.startsWith('//') || /^\/auth(\/|$)/i.test(pathname)) return '/';
  return `${pathname}${search}${hash}`;
};

const here = 'http://here.invalid';
