const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

/** The check digit of the first seven digits; null where the number can be none: a remainder of 1 has no digit. */
export function checkDigit(number: string): number | null {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  const remainder = sum % 11;
  return remainder === 1 ? null : remainder === 0 ? 0 : 11 - remainder;
}

/** Whether the text has the form of a business id (Y-tunnus). */
export const isBusinessIdForm = (text: string) => /^\d{7}-\d$/.test(text) && !text.endsWith('\n');

/** Whether the text is a business id with the right check digit. */
export const isBusinessId = (text: string) => isBusinessIdForm(text) && checkDigit(text.slice(0, 7)) === Number(text[8]);
