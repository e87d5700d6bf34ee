import { insertRows, type Db, type Row } from '../../platform/loading/merge.ts';
import { cast, type People } from './people.ts';
import { named, type Institution } from './institutions.ts';
import { Random } from './random.ts';

// Of its own, so that what is made besides stays as it is.
const SEED = 20_241_500;

type Parts = { institutions: readonly Institution[]; people: People };
type Said = { by: string; of: keyof typeof cast; at: string; text: (people: People) => string; mentions?: string };

/** A conversation as there could be one, and somebody in it who waits for an answer. */
const conversation: readonly Said[] = [
  {
    ...{ by: 'partner.a', of: 'partnerA', at: '2024-10-08 10:12' },
    text: () =>
      'Esittelyä varten tuotettu: otimme mallin käyttöön kahdessa tutkinnossa. Aloitus kannattaa tehdä pienellä ryhmällä.',
  },
  {
    ...{ by: 'partner.b', of: 'partnerB', at: '2024-10-09 13:40', mentions: 'partner.a' },
    text: (people) => `Gjort för demonstrationen: @[${people.account('partner.a')}] hur länge räckte det innan lärarna var med?`,
  },
  {
    ...{ by: 'provider', of: 'outside', at: '2024-10-11 09:05' },
    text: () => 'Esittelyä varten tuotettu: onko mallista kokemuksia hankkeen ulkopuolelta?',
  },
];

/** What people have said of one published material that both partners use. */
export async function makeComments(db: Db, { institutions, people }: Parts): Promise<void> {
  const random = new Random(SEED);
  const users = [named(institutions, cast.partnerA).id, named(institutions, cast.partnerB).id];
  const { rows } = await db.query(
    `select m.id from material m where m.current_version_id is not null and (select count(*) from adoption a where a.material_id = m.id and a.organisation_id = any($1)) = 2
      order by m.register_code limit 1`,
    [users],
  );
  if (!rows[0]) return;
  const comments: Row[] = [];
  const revisions: Row[] = [];
  const mentions: Row[] = [];
  for (const { by, of, at, text, mentions: mentioned } of conversation) {
    const id = random.id();
    const moment = `${at} Europe/Helsinki`;
    const author = { author_id: people.account(by), organisation_id: named(institutions, cast[of]).id };
    comments.push({ id, material_id: rows[0].id, ...author, written_at: moment, created_at: moment, updated_at: moment });
    revisions.push({ comment_id: id, number: 1, text: text(people), said_at: moment });
    if (mentioned) mentions.push({ comment_id: id, person_id: people.account(mentioned) });
  }
  const when = { written_at: 'timestamptz', created_at: 'timestamptz', updated_at: 'timestamptz' };
  await insertRows(
    db,
    'comment',
    { id: 'uuid', material_id: 'uuid', author_id: 'uuid', organisation_id: 'uuid', ...when },
    comments,
  );
  await insertRows(
    db,
    'comment_revision',
    { comment_id: 'uuid', number: 'integer', text: 'text', said_at: 'timestamptz' },
    revisions,
  );
  await insertRows(db, 'comment_mention', { comment_id: 'uuid', person_id: 'uuid' }, mentions);
}
