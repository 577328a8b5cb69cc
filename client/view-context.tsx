import { createContext, use } from 'react';
import type { View } from './view.ts';

export const ViewContext = createContext<View | null>(null);

/** Where, when and what is on screen; the frame provides it once known. */
export function useViewContext(): View {
  const view = use(ViewContext);
  if (!view) throw new Error('used outside the frame');
  return view;
}
