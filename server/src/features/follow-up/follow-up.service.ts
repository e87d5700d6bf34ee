import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { render, trusted } from '../../platform/reading/sql.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { holdAdoptions, proofFiles, type AdoptionService } from '../adoptions/adoption.service.ts';
import type { ConfirmingService } from '../adoptions/confirming.service.ts';
import { AdoptionStage } from '../adoptions/stages.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { settle } from '../notifications/notification.sql.ts';
import { FollowUp, FollowUpKept } from './follow-up.entity.ts';
import { recordFollowUp } from './follow-up.history.ts';
import type { AnswerFollowUpInput, FollowUpAnswerInput } from './follow-up.inputs.ts';
import { answerFollowUp } from './follow-up.policy.ts';
import { asked, isAnswered, isWaiting, type Question } from './follow-up.sql.ts';

/** How providers answer what they are asked after an event. */
export class FollowUpService {
  constructor(
    private readonly database: Database,
    private readonly adoptions: AdoptionService,
    private readonly confirming: ConfirmingService,
  ) {}

  /** Takes the answers, all or none; what is not among them stays open. What stops one names it: `materialId`, and its place in `answers`. */
  answer(viewer: Viewer, input: AnswerFollowUpInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, (tx) => {
      const authorised = async () => {
        const { id } = await tx.find(FollowUp, input.id);
        await tx.manager.query('select from follow_up where id = $1 for update', [id]);
        const followUp = await tx.manager.findOneByOrFail(FollowUp, { id });
        const open = await openMaterials(tx, followUp);
        authorise(answerFollowUp(viewer, { organisationId: followUp.organisationId, waiting: open.waiting }));
        return { followUp, open: new Set(open.materialIds) };
      };
      return tx.once(input.idempotencyKey, input, authorised, async ({ followUp, open }) => {
        const { id, version } = followUp;
        if (version !== input.expectedVersion) throw new AppError('CONFLICT', { currentVersion: version });
        checkAnswers(input.answers);
        await holdAdoptions(tx, viewer, [...open]);
        for (const [index, answer] of input.answers.entries())
          await named(answer, index, () => this.take(tx, viewer, followUp, open, answer));
        await tx.change(FollowUp, id, version, {});
        const declared = input.answers.filter(({ declaration }) => declaration).length;
        const kept = input.answers.length - declared;
        recordFollowUp(tx, 'follow_up.answered', followUp, { version: version + 1, kept, declared });
        if (open.size === 0) await settle(tx, NotificationKind.FOLLOW_UP, id);
        return { id };
      });
    });
  }

  private async take(tx: Transaction, viewer: Viewer, followUp: FollowUp, open: Set<string>, answer: FollowUpAnswerInput) {
    const { expectedVersion, declaration } = answer;
    const materialId = answer.materialId.toLowerCase();
    if (!open.delete(materialId)) throw badInput('materialId', 'NOT_ASKED');
    if (declaration) {
      const found = await this.adoptions.findAdoptable(tx, viewer, { materialId });
      const said = Object.assign(declaration, { expectedVersion });
      await this.adoptions.declareFound(tx, viewer, found, said, () => proofFiles(tx, viewer, declaration.evidence));
      return;
    }
    const organisationId = viewer.organisationId!;
    const seen = await tx.manager.findOneBy(Adoption, { organisationId, materialId });
    if ((seen?.version ?? 0) !== expectedVersion)
      throw new AppError('CONFLICT', {
        currentVersion: seen?.version ?? 0,
        currentStage: seen?.stage ?? AdoptionStage.NOT_STARTED,
      });
    if (seen) await this.confirming.confirmNamed(tx, viewer, [{ id: seen.id, expectedVersion }]);
    const { id: followUpId, projectId } = followUp;
    const stage = seen?.stage ?? AdoptionStage.NOT_STARTED;
    await tx.insert(FollowUpKept, { followUpId, materialId, organisationId, projectId, stage, keptById: viewer.personId! });
  }
}

function checkAnswers(answers: readonly FollowUpAnswerInput[]) {
  if (!answers.length) throw badInput('answers', 'REQUIRED');
  if (answers.length > limits.eventMaterials) throw badInput('answers', 'TOO_MANY', { most: limits.eventMaterials });
  if (new Set(answers.map(({ materialId }) => materialId.toLowerCase())).size < answers.length)
    throw badInput('answers', 'TWICE');
}

async function named<T>({ materialId }: FollowUpAnswerInput, index: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, { ...error.params, materialId, index });
  }
}

async function openMaterials(tx: Transaction, { id }: FollowUp): Promise<{ waiting: boolean; materialIds: string[] }> {
  const question: Question = {
    id: trusted`f.id`,
    eventId: trusted`f.event_id`,
    organisationId: trusted`f.organisation_id`,
    day: trusted`f.day`,
    since: trusted`f.since`,
  };
  const { text, values } = render(
    trusted`select ${isWaiting(question)} as waiting, array(select q.material_id from ${asked(question)} q where not ${isAnswered(question, trusted`q.material_id`)})::uuid[] as "materialIds"
      from follow_up f where f.id = ${id}`,
  );
  const [open] = await tx.manager.query(text, values);
  return open;
}
