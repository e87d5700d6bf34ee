import { NotificationKind } from '../../features/notifications/notification.entity.ts';
import { insertRows, type Db, type Row } from '../../platform/loading/merge.ts';
import { cast, type People } from './people.ts';
import { named, type Institution } from './institutions.ts';
import type { Partnership } from './project.ts';
import { Random } from './random.ts';

// Of its own, so that what is made besides stays as it is.
const SEED = 20_241_300;
const GENERATED = 'Esittelyä varten tuotettu';

type Parts = { institutions: readonly Institution[]; partnerships: readonly Partnership[]; people: People };

/**
 * What waits for somebody: a version that is being written, one in review, and a proposal to decide on. Nothing made up is published: the materials are real,
 * and what is published of them is for everybody.
 */
export async function makeVersionsUnderWay(db: Db, { institutions, partnerships, people }: Parts): Promise<void> {
  const random = new Random(SEED);
  const [a, b, coordinator, outside] = (['partnerA', 'partnerB', 'coordinator', 'outside'] as const).map((role) =>
    named(institutions, cast[role]),
  ) as [Institution, Institution, Institution, Institution];
  const { rows: kept } = await db.query(
    `select m.id, m.title, m.url, m.maintainer_id, m.current_version_id from material m
      where m.maintainer_id = any($1) and m.status = 'MAINTAINED' and m.current_version_id is not null order by m.maintainer_id = $2 desc, m.register_code`,
    [[a.id, b.id], a.id],
  );
  const [updated, commented = updated] = kept;
  if (!updated || !partnerships.length) return;
  const notifications: Row[] = [];
  const tell = (kind: NotificationKind, subject_type: string, subject_id: string, material: Row, more: object = {}) => {
    for (const organisation_id of new Set([material['maintainer_id'], coordinator.id]))
      notifications.push({
        ...{ id: random.id(), organisation_id, kind, subject_type, subject_id },
        facts: { materialId: material['id'], ...more },
      });
  };

  const texts = {
    fi: `${GENERATED} luonnos.\n\n## Käyttöönotto pienessä yksikössä\n\n- Sopikaa, kuka vastaa.\n- Aloittakaa yhdestä tutkinnosta.\n- Arvioikaa kolmen kuukauden kuluttua.`,
    sv: 'Utkast gjort för demonstrationen.\n\n## Införande i en liten enhet\n\n- Kom överens om vem som ansvarar.\n- Börja med en examen.',
  };
  const draft = async ({ id, title, url, maintainer_id }: Row): Promise<string> => {
    const versionId = random.id();
    const author = people.account(maintainer_id === a.id ? 'partner.a' : 'partner.b');
    await db.query(
      `insert into material_version (id, material_id, number, change_note, impact, drafted_by_id, editor_ids, created_at, updated_at)
         values ($1, $2, 2, $3, 'CONTENT', $4, array[$4::uuid], '2024-10-11 14:00 Europe/Helsinki', '2024-10-14 09:30 Europe/Helsinki')`,
      [versionId, id, `${GENERATED}: uusi luku siitä, miten malli otetaan käyttöön pienessä yksikössä.`, author],
    );
    const links = url ? [{ label: title, address: url }] : [];
    for (const [language, description] of Object.entries(texts))
      await db.query(
        'insert into material_version_part (id, material_version_id, language, description, links) values ($1, $2, $3, $4, $5)',
        [random.id(), versionId, language, description, JSON.stringify(language === 'fi' ? links : [])],
      );
    await db.query(`update material set status = 'UPDATING', version = version + 1 where id = $1`, [id]);
    return versionId;
  };

  const begun = kept.find(({ id, maintainer_id }) => maintainer_id === b.id && id !== updated.id);
  if (begun) await draft(begun);
  const versionId = await draft(updated);
  await db.query(
    `update material_version set state = 'IN_REVIEW', submitted_at = '2024-10-14 09:30 Europe/Helsinki', version = 3 where id = $1`,
    [versionId],
  );
  tell(NotificationKind.REVIEW_WAITS, 'MaterialVersion', versionId, updated, { number: 2 });

  const proposalId = random.id();
  await db.query(
    `insert into change_proposal (id, material_id, material_version_id, organisation_id, proposed_by_id, text, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, '2024-10-14 12:15 Europe/Helsinki', '2024-10-14 12:15 Europe/Helsinki')`,
    [
      ...[proposalId, commented.id, commented.current_version_id, outside.id, people.account('provider')],
      `${GENERATED} ehdotus: lisätkää esimerkki järjestäjältä, jolla on vain yksi toimipaikka.`,
    ],
  );
  tell(NotificationKind.PROPOSAL_OPEN, 'ChangeProposal', proposalId, commented);
  await insertRows(
    db,
    'notification',
    { id: 'uuid', organisation_id: 'uuid', kind: 'text', subject_type: 'text', subject_id: 'uuid', facts: 'json' },
    notifications,
  );
}
