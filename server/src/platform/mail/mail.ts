import { createTransport } from 'nodemailer';

/** One letter to one person. Text only: every program reads it, and nothing in it can be hidden. */
export type Mail = { to: string; subject: string; text: string };

/** What takes letters to their readers. Rejects when it could not hand a letter over. */
export type Post = { send(mail: Mail): Promise<void> };

const PATIENCE = 10_000;

/** Hands letters to a mail server. */
export function smtpPost({ url, from }: { url: string; from: string }): Post {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE * 3,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    // The address as an object: as a text it would be read as a list of addresses.
    send: async ({ to, ...mail }) => void (await transport.sendMail({ ...mail, from, to: { name: '', address: to } })),
  };
}
