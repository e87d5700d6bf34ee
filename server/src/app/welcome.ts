import type { DataSource } from 'typeorm';

/** What a person reads when the hub is up: its address and, in a demonstration, the accounts to try it with. */
export async function welcome({ address, dataSource }: { address: string; dataSource: DataSource }): Promise<string> {
  const query = `
    select p.email, (select o.name_fi from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = p.id order by m.role, m.created_at, m.id limit 1) as organisation
      from person p where p.demonstration and p.email like '%@demo.test' and (select demonstration from installation)
      order by p.created_at, p.email`;
  // The hub is up, and stays so when the database goes away at this very moment.
  const accounts: { email: string; organisation: string }[] = await dataSource.query(query).catch(() => []);
  const width = Math.max(0, ...accounts.map(({ email }) => email.length));
  const list = accounts.map(({ email, organisation }) => `  ${email.padEnd(width)}  ${organisation ?? ''}`.trimEnd());
  return [
    '',
    `Hankeverkko is ready: ${address}`,
    ...(list.length ? ['', 'Demonstration accounts, password hankeverkko-demo:', ...list] : []),
    '',
  ].join('\n');
}
