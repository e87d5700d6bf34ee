import { newSecret, secretHash } from '../../platform/auth/secret.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Post } from '../../platform/mail/mail.ts';
import type { Language } from '../people/person.entity.ts';
import { invitationLetter, resetLetter, sharedAccountLetter } from './letters.ts';

/** How letters leave: the post they are given to, and the address that their links begin with. */
export type Letterhead = { post: Post | null; address: string };

/** The post of a demonstration: what it is given can be read in the outbox. */
export const outboxPost = (database: Database): Post => ({
  send: async ({ to, subject, text }) =>
    void (await database.ask('insert into outbox_mail (recipient, subject, text) values ($1, $2, $3)', [to, subject, text])),
});

/**
 * Writes letters and sends them. The secret of a link is made when its letter is written, and only its hash is kept: a letter that
 * has to be written again carries another one.
 */
export class LetterService {
  constructor(
    private readonly database: Database,
    private readonly letterhead: Letterhead,
  ) {}

  get canSend(): boolean {
    return this.letterhead.post !== null;
  }

  /** The invitation, to whom it is for; nothing where it has been withdrawn or accepted meanwhile. */
  async sendInvitation(id: string): Promise<void> {
    const secret = newSecret();
    const [invitation] = await this.database.ask(
      `update invitation i set token_hash = $2 from organisation o
        where i.id = $1 and o.id = i.organisation_id and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > clock_timestamp()
       returning i.email, i.language, i.expires_at as "expiresAt", case i.language when 'sv' then o.name_sv when 'en' then o.name_en end as name, o.name_fi as "nameFi"`,
      [id, secretHash(secret)],
    );
    if (!invitation) return;
    const { email, language, expiresAt, name, nameFi } = invitation;
    const link = this.link(language, `invitation/${secret}`);
    await this.post.send({
      to: email,
      ...invitationLetter[language as Language]({ organisation: name ?? nameFi, link, expiresAt }),
    });
  }

  /** The link to a new password; of an account that the demonstration shares, the way to sign in. */
  async sendReset(id: string): Promise<void> {
    const secret = newSecret();
    const [reset] = await this.database.ask(
      `update password_reset r set token_hash = $2 from person p
        where r.id = $1 and p.id = r.person_id and r.used_at is null and r.expires_at > clock_timestamp()
       returning p.email, p.language, r.expires_at as "expiresAt"`,
      [id, secretHash(secret)],
    );
    if (!reset) return;
    const { email, language, expiresAt } = reset;
    await this.post.send({
      to: email,
      ...resetLetter[language as Language]({ link: this.link(language, `reset/${secret}`), expiresAt }),
    });
  }

  async sendSharedAccount({ email, language }: { email: string; language: Language }): Promise<void> {
    await this.post.send({ to: email, ...sharedAccountLetter[language]({ link: this.link(language, 'sign-in') }) });
  }

  private link = (language: Language, path: string) => `${this.letterhead.address}/${language}/${path}`;

  private get post(): Post {
    if (!this.letterhead.post) throw new Error('No mail server is set up (SMTP_URL)');
    return this.letterhead.post;
  }
}
