import { useViewContext } from '../view-context.tsx';

/** The indicator and year that an answer is about: while a new one comes, not those that the reader just chose. */
export function useAsked(asked: { indicator: string | string[]; year: unknown }) {
  const { definitions, definition } = useViewContext();
  return {
    definition: definitions.find((one) => one.indicator === String(asked.indicator)) ?? definition,
    year: Number(asked.year),
  };
}
