import { Presets, SingleBar } from 'cli-progress';

/** What a long command tells its user: one step after another. */
export type Progress = {
  /** Begins a step; `at` says its share done (0 to 1), `done` ends it. */
  step(label: string): { at(share: number): void; done(): void };
};

export const silent: Progress = { step: () => ({ at: () => undefined, done: () => undefined }) };

/** A bar per step on a terminal; elsewhere one line per step, once done. */
export const consoleProgress = (out: NodeJS.WriteStream): Progress => ({
  step: (label) => {
    const begun = Date.now();
    if (!out.isTTY) {
      return {
        at: () => undefined,
        done: () => out.write(`${label} : ${seconds(begun)}\n`),
      };
    }
    const bar = new SingleBar({ format: `${label} {bar} {percentage} %`, stream: out }, Presets.rect);
    bar.start(100, 0);
    return {
      at: (share) => bar.update(Math.max(0, Math.min(100, Math.round(share * 100)))),
      done: () => {
        bar.update(100);
        bar.stop();
      },
    };
  },
});

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1).replace('.', ',')} s`;
