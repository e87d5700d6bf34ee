/** A key for a call that may be sent again: browsers make such a number only where the page came by https, and these letters everywhere. */
export const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
