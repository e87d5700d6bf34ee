import type { adoptionPath, besidePath } from './adoption-stages.ts';

type Stage = (typeof adoptionPath)[number] | (typeof besidePath)[number];

/**
 * How a cell of the adoption matrix travels. `MatrixProvider.statuses` has one character for each material, in their order: the letter
 * of the declared stage, in lower case where it is not confirmed lately, and `noData` where nothing was declared. `verified` has the
 * letter of the stage that the coordinator verified, or `noData`. These letters are the wire's: what a person sees is in their language.
 */
export const stageLetters: { readonly [S in Stage]: string } = {
  NOT_STARTED: 'N',
  AWARE: 'A',
  ASSESSING: 'S',
  PLANNED: 'P',
  PILOT: 'T',
  IN_USE: 'U',
  ESTABLISHED: 'E',
  NOT_APPLICABLE: 'X',
  DECLINED: 'D',
  PAUSED: 'H',
  DISCONTINUED: 'Q',
};
export const noData = '.';

const stagesByLetter = new Map(Object.entries(stageLetters).map(([stage, letter]) => [letter, stage as Stage]));

/** The stage of a character, whether confirmed lately or not; null where nothing was declared. */
export const stageOfLetter = (character: string): Stage | null => stagesByLetter.get(character.toUpperCase()) ?? null;
/** Whether what the character says was declared or confirmed within six months. */
export const isConfirmedLetter = (character: string): boolean => character !== character.toLowerCase();
