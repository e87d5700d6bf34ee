import { hash, verify } from '@node-rs/argon2';
import { badInput } from '../../platform/errors/app-error.ts';

const LEAST = 12;
const MOST = 1_000;

/** What is kept of a password. */
export const passwordHash = (password: string) => hash(password.normalize('NFC'));

/** Whether it is the password of that hash. More letters than a password may have are not looked at. */
export async function isPassword(kept: string, given: string): Promise<boolean> {
  const password = given.slice(0, MOST);
  const whole = password.normalize('NFC');
  const is = (form: string) => verify(kept, form).catch(() => false);
  // Hashes were once made of passwords as they came.
  return (await is(whole)) || (whole !== password && (await is(password)));
}

/** A password that somebody chooses: long enough, and not what the account itself gives away. */
export function checkedPassword(field: string, password: string, email: string): string {
  if (password.length < LEAST) throw badInput(field, 'TOO_SHORT', { least: LEAST });
  if (password.length > MOST / 4) throw badInput(field, 'TOO_LONG', { most: MOST / 4 });
  const name = email.split('@')[0]!;
  if ((name.length > 3 && password.toLowerCase().includes(name)) || /^(.)\1*$/u.test(password)) throw badInput(field, 'TOO_EASY');
  return password;
}
