/** What every grid that is measured is given, and what it can do. */
export type Data = { providers: string[]; materials: string[]; letters: string[][] };
export type Change = { row: number; column: number; letter: string };
export type Contender = {
  /** Puts the grid into the box. */
  mount: (box: HTMLElement, data: Data) => void;
  /** Changes cells, all of them at once. */
  change: (changes: readonly Change[]) => void;
  /** Whether what was asked for last stands on the screen. */
  isShown: () => boolean;
  /** Scrolls to a part of the whole way, 0 to 1, both ways. */
  scroll: (part: number) => void;
  unmount: () => void;
};

export const tones: Record<string, { fill: string; ink: string }> = {
  N: { fill: '#ECEEF2', ink: '#1A1D22' },
  A: { fill: '#E3F1FC', ink: '#1A1D22' },
  P: { fill: '#7CC4F5', ink: '#1A1D22' },
  T: { fill: '#1F5FC4', ink: '#FFFFFF' },
  U: { fill: '#0033CC', ink: '#FFFFFF' },
  E: { fill: '#000066', ink: '#FFFFFF' },
};
