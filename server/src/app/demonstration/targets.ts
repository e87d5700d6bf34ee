import { insertRows, type Db, type Row } from '../../platform/loading/merge.ts';
import { Random } from './random.ts';

// Of its own, so that what is made besides stays as it is.
const SEED = 20_242_000;

type Aim = { theme: string | null; onDate: string; sharePercent?: number; providers?: number };

/** What a project could aim at: one day has passed, the other is the end of its period of use. */
const aims: readonly Aim[] = [
  { theme: null, onDate: '2024-06-30', sharePercent: 50 },
  { theme: 'LEARNING_ANALYTICS', onDate: '2024-06-30', sharePercent: 40 },
  { theme: null, onDate: '2024-12-31', sharePercent: 75 },
  { theme: 'LEARNING_ANALYTICS', onDate: '2024-12-31', sharePercent: 45 },
  { theme: 'ENTERPRISE_ARCHITECTURE', onDate: '2024-12-31', providers: 20 },
  { theme: 'DATA_COMPETENCE', onDate: '2024-12-31', sharePercent: 50 },
];

const when = { created_at: 'timestamptz', updated_at: 'timestamptz' };

/** The project's targets, and a reminder of a theme to partners that use nothing of it. */
export async function makeTargets(db: Db, projectId: string, coordinatorId: string): Promise<void> {
  const random = new Random(SEED);
  const { rows: themes } = await db.query('select id, code from theme');
  const idOf = (code: string | null) => (code === null ? null : themes.find((theme: Row) => theme['code'] === code)!.id);
  const at = '2024-01-16 09:30 Europe/Helsinki';
  await insertRows(
    db,
    'coverage_target',
    {
      ...{ id: 'uuid', project_id: 'uuid', theme_id: 'uuid', on_date: 'date', share_percent: 'integer', providers: 'integer' },
      ...{ set_by_id: 'uuid', ...when },
    },
    aims.map(({ theme, onDate, sharePercent = null, providers = null }) => ({
      ...{ id: random.id(), project_id: projectId, theme_id: idOf(theme), on_date: onDate },
      ...{ share_percent: sharePercent, providers, set_by_id: coordinatorId, created_at: at, updated_at: at },
    })),
  );
  const { rows: partners } = await db.query(
    `select p.organisation_id as id from partnership p where p.project_id = $1 and p.role <> 'COORDINATOR' and not exists (
        select 1 from adoption a join material m on m.id = a.material_id
        where a.organisation_id = p.organisation_id and m.theme_id = $2 and a.stage in ('IN_USE', 'ESTABLISHED'))
      order by p.organisation_id limit 3`,
    [projectId, idOf('DATA_COMPETENCE')],
  );
  await insertRows(
    db,
    'coverage_nudge',
    {
      ...{ id: 'uuid', project_id: 'uuid', theme_id: 'uuid', organisation_id: 'uuid', note: 'text', sent_at: 'timestamptz' },
      sent_by_id: 'uuid',
    },
    partners.map((partner: Row) => ({
      ...{ id: random.id(), project_id: projectId, theme_id: idOf('DATA_COMPETENCE'), organisation_id: partner['id'] },
      note: 'Esittelyä varten tuotettu: tulkaa mukaan datataitojen klinikkaan, autamme alkuun.',
      ...{ sent_at: '2024-10-02 10:00 Europe/Helsinki', sent_by_id: coordinatorId },
    })),
  );
}
