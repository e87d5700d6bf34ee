import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { Project } from '../projects/project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { targetAudience } from './steering.history.ts';
import type { RemoveCoverageTargetInput, SetCoverageTargetInput } from './steering.inputs.ts';
import { changeTarget, setTarget } from './steering.policy.ts';
import { CoverageTarget } from './target.entity.ts';

/** What a project aims at. */
export class TargetService {
  constructor(private readonly database: Database) {}

  /** Sets the target of a theme and day, or sets it anew. Throws CONFLICT when somebody changed it since `expectedVersion`. */
  set(viewer: Viewer, input: SetCoverageTargetInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, (tx) => {
      const authorised = async () => {
        const project = await tx.find(Project, input.projectId, 'projectId');
        authorise(setTarget(viewer, project.id));
        return project;
      };
      return tx.once(input.idempotencyKey, input, authorised, async (project) => {
        const theme = await themeOf(tx, input.theme ?? null);
        const measure = measured(input);
        if (input.onDate < tx.today()) throw badInput('onDate', 'IN_THE_PAST');
        const { onDate, expectedVersion } = input;
        const place = { projectId: project.id, themeId: theme?.id ?? null, onDate };
        const seen = await findAt(tx, place);
        if ((seen?.version ?? 0) !== expectedVersion) throw conflict(seen);
        const set = { ...measure, setById: viewer.personId! };
        if (seen) await tx.change(CoverageTarget, seen.id, expectedVersion, set, stateOf);
        const id = seen?.id ?? (await tx.insert(CoverageTarget, { ...place, ...set }));
        // Two who set the first one at once: the other one stands.
        if (!id) throw conflict(await findAt(tx, place));
        tx.record('coverage.target_set', {
          stream: project.id,
          subjectType: 'CoverageTarget',
          subject: id,
          audience: targetAudience,
          facts: {
            theme: theme?.code ?? null,
            onDate,
            ...measure,
            previousSharePercent: seen?.sharePercent ?? null,
            previousProviders: seen?.providers ?? null,
            version: expectedVersion + 1,
          },
        });
        return { id };
      });
    });
  }

  /** Gives a target up; that there was one stays in the history. */
  remove(viewer: Viewer, { id, expectedVersion }: RemoveCoverageTargetInput): Promise<{ projectId: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const target = await tx.find(CoverageTarget, id);
      const { projectId, themeId, onDate, sharePercent, providers } = target;
      authorise(changeTarget(viewer, { projectId, hasPassed: onDate < tx.today() }));
      const { affected } = await tx.manager.delete(CoverageTarget, { id: target.id, version: expectedVersion });
      if (!affected) throw conflict(await tx.manager.findOneBy(CoverageTarget, { id: target.id }));
      const theme = themeId === null ? null : await tx.manager.findOneByOrFail(Theme, { id: themeId });
      tx.record('coverage.target_removed', {
        stream: projectId,
        subjectType: 'CoverageTarget',
        subject: target.id,
        audience: targetAudience,
        facts: { theme: theme?.code ?? null, onDate, sharePercent, providers },
      });
      return { projectId };
    });
  }
}

type Place = { projectId: string; themeId: string | null; onDate: string };
const findAt = (tx: Transaction, { projectId, themeId, onDate }: Place) =>
  tx.manager
    .createQueryBuilder(CoverageTarget, 't')
    .where('t.project_id = :projectId and t.on_date = :onDate and t.theme_id is not distinct from :themeId', {
      ...{ projectId, onDate, themeId },
    })
    .getOne();

async function themeOf(tx: Transaction, code: string | null): Promise<Theme | null> {
  if (code === null) return null;
  const theme = code.includes('\0') ? null : await tx.manager.findOneBy(Theme, { code });
  if (!theme) throw notFound('theme');
  return theme;
}

function measured({ sharePercent = null, providers = null }: SetCoverageTargetInput) {
  if (sharePercent === null && providers === null) throw badInput('sharePercent', 'REQUIRED');
  if (sharePercent !== null && providers !== null) throw badInput('providers', 'ONLY_ONE_OF');
  const [field, value, most] =
    sharePercent === null ? (['providers', providers!, 100_000] as const) : (['sharePercent', sharePercent, 100] as const);
  if (value < 1 || value > most) throw badInput(field, 'OUT_OF_RANGE', { min: 1, max: most });
  return { sharePercent, providers };
}

const stateOf = ({ sharePercent, providers }: CoverageTarget) => ({
  currentSharePercent: sharePercent,
  currentProviders: providers,
});
const conflict = (current: CoverageTarget | null) =>
  new AppError('CONFLICT', { currentVersion: current?.version ?? 0, ...(current && stateOf(current)) });
