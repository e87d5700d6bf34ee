/** Whether every text in a JSON value is whole: half of a surrogate pair would be kept as another letter than was sent. */
export function isWholeText(value: unknown): boolean {
  // Without recursion: a stranger may nest as deep as a message is long.
  const left = [value];
  while (left.length) {
    const one = left.pop();
    if (typeof one === 'string' && !one.isWellFormed()) return false;
    if (one === null || typeof one !== 'object') continue;
    if (!Array.isArray(one) && !Object.keys(one).every((name) => name.isWellFormed())) return false;
    for (const inner of Object.values(one)) left.push(inner);
  }
  return true;
}
