import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

/** A part of the product that comes by itself, in a file of its own. */
export type Part<P> = {
  /** Asks for its file, once; a file that did not come is asked for again. */
  readonly ask: () => Promise<void>;
  readonly come: () => ComponentType<P> | undefined;
};

export function late<P>(load: () => Promise<{ default: ComponentType<P> }>): Part<P> {
  let come: ComponentType<P> | undefined;
  let coming: Promise<void> | undefined;
  const begin = async () => {
    try {
      come = (await load()).default;
    } catch (error) {
      coming = undefined;
      throw error;
    }
  };
  return { ask: () => (coming ??= begin()), come: () => come };
}

type Props<P> = {
  part: Part<P>;
  /** The height that it has meanwhile: none, or a screen's where it is not said. */
  room?: number | null;
  children: (Come: ComponentType<P>) => ReactNode;
};

/** Draws a part at once where its file has come. React's own lazy leaves what stands for it 300 ms at least. */
export function Late<P>({ part, room, children }: Props<P>) {
  const [failed, setFailed] = useState<{ error: unknown }>();
  const [, setArrived] = useState(false);
  const Come = part.come();
  const waits = Come === undefined;
  useEffect(() => {
    if (!waits) return;
    let here = true;
    part.ask().then(
      () => here && setArrived(true),
      (error: unknown) => here && setFailed({ error }),
    );
    return () => {
      here = false;
    };
  }, [part, waits]);
  // To the boundary around it, as what fails while it is drawn.
  if (failed) throw failed.error;
  if (Come) return children(Come);
  if (room === null) return null;
  return (
    <div className={room === undefined ? 'skeleton screen-room' : 'skeleton'} style={{ height: room }} />
  );
}
