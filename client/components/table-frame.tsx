import type { ReactNode } from 'react';

type Props = {
  /** What the table is of; said, and seen where it is `titled`. */
  caption: string;
  titled?: boolean;
  /** Classes beside those of every frame and table. */
  frame?: string;
  table?: string;
  children: ReactNode;
};

/** A table of figures that scrolls in its frame, by the keyboard too. */
export function TableFrame({ caption, titled = false, frame, table, children }: Props) {
  return (
    <div
      className={frame === undefined ? 'table-frame' : `table-frame ${frame}`}
      tabIndex={0}
      role="group"
      aria-label={caption}
    >
      <table className={table === undefined ? 'figures' : `figures ${table}`}>
        <caption className={titled ? undefined : 'visually-hidden'}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}
