import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput, notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import { today } from '../../platform/reading/clock.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { render, trusted } from '../../platform/reading/sql.ts';
import type { Letterhead } from '../accounts/letter.service.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify } from '../notifications/notification.sql.ts';
import { recipientsOf } from '../partnerships/partnership.sql.ts';
import type { Language } from '../people/person.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { CoverageNudge } from './nudge.entity.ts';
import { nudgeLetter } from './nudge.letter.ts';
import { standings } from './standings.sql.ts';
import { nudgeAudience } from './steering.history.ts';
import type { NudgeOutcome, NudgeProvidersInput } from './steering.inputs.ts';
import { nudgeProviders } from './steering.policy.ts';
import { isCounted } from './tallies.sql.ts';

declare module '../../platform/jobs/job.ts' {
  interface JobKinds {
    /** The letter of a reminder to one of those who get the provider's letters. */
    'coverage.nudge_letter': { nudgeId: string; personId: string };
  }
}

/** Nobody is reminded of the same theme more often than this. */
const AGAIN_AFTER = '30 days';

/** Reminds providers that use nothing of a theme. */
export class NudgeService {
  constructor(
    private readonly database: Database,
    private readonly letterhead: Letterhead,
  ) {}

  /** Reminds those of the providers that are in the gap and were not reminded lately; tells how many were left out. */
  nudge(viewer: Viewer, input: NudgeProvidersInput): Promise<NudgeOutcome> {
    return this.database.inTransaction(viewer, (tx) => {
      const authorised = async () => {
        const project = await tx.find(Project, input.projectId, 'projectId');
        authorise(nudgeProviders(viewer, project.id));
        return project;
      };
      return tx.once(input.idempotencyKey, input, authorised, async (project) => {
        const theme = input.theme.includes('\0') ? null : await tx.manager.findOneBy(Theme, { code: input.theme });
        if (!theme) throw notFound('theme');
        const ids = [...new Set(input.organisationIds.map((id) => id.toLowerCase()))];
        if (!ids.length) throw badInput('organisationIds', 'REQUIRED');
        if (ids.length > limits.page) throw badInput('organisationIds', 'TOO_MANY', { most: limits.page });
        const note = prose('note', input.note);
        // Two who remind at once remind everybody once.
        await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`nudge ${project.id} ${theme.id}`]);
        const inGap = await this.inGap(tx.manager, project.id, theme.code, ids.filter(isId));
        const lately: { id: string }[] = await tx.manager.query(
          `select distinct n.organisation_id as id from coverage_nudge n
            where n.project_id = $1 and n.theme_id = $2 and n.organisation_id = any($3::uuid[]) and n.sent_at > hub_now() - $4::interval`,
          [project.id, theme.id, inGap, AGAIN_AFTER],
        );
        const nudged = inGap.filter((id) => !lately.some((one) => one.id === id));
        for (const organisationId of nudged)
          await this.remind(tx, { project, theme, organisationId, note, by: viewer.personId! });
        return { nudged: nudged.length, nudgedLately: lately.length, notInGap: ids.length - inGap.length };
      });
    });
  }

  /** The letter, to one of them; nothing where no mail is set up. */
  async sendLetter({ nudgeId, personId }: { nudgeId: string; personId: string }): Promise<void> {
    const { post, address } = this.letterhead;
    if (!post) return;
    const [found] = await this.database.ask(
      `select p.email, p.language, n.note, t.code, json_build_object('fi', t.name_fi, 'sv', t.name_sv, 'en', t.name_en) as theme,
          json_build_object('fi', j.name_fi, 'sv', j.name_sv, 'en', j.name_en) as project,
          json_build_object('fi', o.name_fi, 'sv', coalesce(o.name_sv, o.name_fi), 'en', coalesce(o.name_en, o.name_fi)) as organisation
        from coverage_nudge n join theme t on t.id = n.theme_id join project j on j.id = n.project_id
          join organisation o on o.id = n.organisation_id, person p where n.id = $1 and p.id = $2`,
      [nudgeId, personId],
    );
    if (!found) return;
    const language = found.language as Language;
    const link = `${address}/${language}/materials?theme=${found.code}`;
    const [theme, project, organisation] = [found.theme, found.project, found.organisation].map((names) => names[language]);
    await post.send({ to: found.email, ...nudgeLetter[language]({ theme, project, organisation, note: found.note, link }) });
  }

  private async inGap(manager: Manager, projectId: string, theme: string, ids: readonly string[]): Promise<string[]> {
    const cut = { projectId, theme, sourceProject: null, providerTypes: null, places: () => true as const };
    const { text, values } = render(
      trusted`select s.id from ${standings(cut, { day: today, knownAt: null })} s where s.id = any(${ids}::uuid[]) and ${isCounted.GAP} order by s.id`,
    );
    return (await manager.query(text, values)).map(({ id }: { id: string }) => id);
  }

  private async remind(tx: Transaction, { project, theme, organisationId, note, by }: Reminder) {
    const nudgeId = (await tx.insert(CoverageNudge, {
      ...{ projectId: project.id, themeId: theme.id, organisationId, note, sentById: by },
    }))!;
    await notify(tx, {
      kind: NotificationKind.NUDGED,
      organisationIds: [organisationId],
      subjectType: 'CoverageNudge',
      subjectId: nudgeId,
      facts: { theme: theme.code },
    });
    for (const personId of await recipientsOf(tx, project.id, organisationId))
      await tx.enqueue('coverage.nudge_letter', { nudgeId, personId });
    tx.record('coverage.nudged', {
      stream: project.id,
      subjectType: 'Organisation',
      subject: organisationId,
      audience: nudgeAudience(organisationId),
      facts: { theme: theme.code, organisationId },
    });
  }
}

type Manager = Transaction['manager'];
type Reminder = { project: Project; theme: Theme; organisationId: string; note: string | null; by: string };
