/** What went wrong in a way that the person at the terminal can mend: said in one line, without a stack. */
export class Trouble extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** Says a step, does it, and says how long it took. */
export async function step(title, work) {
  const begun = performance.now();
  console.log(`▸ ${title}`);
  const result = await work();
  console.log(`  done in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return result;
}
