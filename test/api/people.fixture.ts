import { expect } from 'vitest';
import { Caller, type TestHub } from '../support/api.ts';
import { until } from '../support/until.ts';

export const PASSWORD = 'kolme sanaa ja yksi';
export const INVITE = 'mutation ($input: InviteInput!) { invite(input: $input) { id version state email role expiresAt } }';
export const ACCEPT =
  'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { person { id name email } organisation { id } roles } }';
export const END =
  'mutation ($input: EndMembershipInput!) { endMembership(input: $input) { id version viewerCan { end { reason } } } }';
export const MEMBERSHIPS = `query ($search: String) { people(filter: { search: $search }) { nodes { id name email memberships { id version role organisation { id } viewerCan { change { allowed reason } end { allowed reason } } } } } }`;

/** The latest letter to that address, as the demonstration's outbox shows it, and the secret of its link. */
export async function letterTo(hub: TestHub, email: string, than = 0) {
  const letters = await until(`there is a letter to ${email}`, async () => {
    const { outbox } = await hub.nobody.data('{ outbox(first: 100) { nodes { recipient subject text } } }');
    const mine = outbox.nodes.filter(({ recipient }: { recipient: string }) => recipient === email);
    return mine.length > than && mine;
  });
  const { subject, text } = letters[0];
  return { subject, text, secret: /\/(?:invitation|reset)\/(\S+)/.exec(text)?.[1] ?? '' };
}

/** The organisation of that Finnish name. */
export async function organisationId(hub: TestHub, name: string): Promise<string> {
  const { rows } = await hub.pool.query('select id from organisation where name_fi = $1', [name]);
  return rows[0].id;
}

/** Somebody new, invited by the administrator, who has accepted and is signed in. */
export async function newcomer(
  hub: TestHub,
  { email, role = 'EDITOR', at = 'Esimerkkiopisto Pirkanmaa' }: { email: string; role?: string; at?: string },
) {
  const admin = await hub.as('admin');
  const input = { email, organisationId: await organisationId(hub, at), role };
  await admin.data(INVITE, { input });
  const { secret } = await letterTo(hub, email);
  const person = new Caller(hub.address);
  await person.data(ACCEPT, { input: { token: secret, name: 'Uusi Tulija', password: PASSWORD } });
  expect(person.cookie).not.toBe('');
  const { people } = await admin.data(MEMBERSHIPS, { search: email });
  return { admin, person, email, id: people.nodes[0].id as string, membership: people.nodes[0].memberships[0] };
}
