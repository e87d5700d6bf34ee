import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import { render, sql, trusted } from '../../platform/reading/sql.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { adoptionAudience, evidenceAudience } from '../adoptions/adoption.history.ts';
import { lastDeclaration } from '../adoptions/evidence.sql.ts';
import { path, proven, type AdoptionStage } from '../adoptions/stages.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify, settle } from '../notifications/notification.sql.ts';
import { VerificationSample, VerificationSampleItem } from './sample.entity.ts';
import { Verification, VerificationRequest, VerificationVerdict } from './verification.entity.ts';
import './verification.history.ts';
import type { RequestEvidenceInput, VerifyAdoptionInput } from './verification.inputs.ts';
import { requestEvidence, verifyAdoption } from './verification.policy.ts';
import { hands, isAsked } from './verification.sql.ts';

/** How the coordinator looks at what providers declared. */
export class VerificationService {
  constructor(private readonly database: Database) {}

  /** A verdict: a row of its own, which the adoption's verified stage follows unless it is UNCLEAR. */
  verify(viewer: Viewer, input: VerifyAdoptionInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const adoption = await tx.find(Adoption, input.adoptionId, 'adoptionId');
      const { declarationId, ...known } = await lookAt(tx, adoption);
      const authorised = () => authorise(verifyAdoption(viewer, known));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const { id, projectId, organisationId, materialId } = adoption;
        const { verdict } = input;
        const stage = stageOf(input, adoption.stage);
        const note = prose('note', input.note);
        if (verdict !== VerificationVerdict.VERIFIED && !note) throw new AppError('NOTE_REQUIRED', { field: 'note' });
        const sampleId = input.sampleId ? await sampleOf(tx, input.sampleId, id) : null;
        const at = tx.now();
        const follows =
          verdict === VerificationVerdict.UNCLEAR ? {} : { verifiedStage: stage, verifiedAt: stage === null ? null : at };
        await tx.change(Adoption, id, input.expectedVersion, follows, ({ stage: currentStage }) => ({ currentStage }));
        const ownCheck = organisationId === viewer.organisationId;
        await tx.insert(Verification, {
          ...{ projectId, organisationId, adoptionId: id, declarationId, sampleId, verdict, stage, note, ownCheck },
          ...{ decidedById: viewer.personId!, decidedAt: at },
        });
        tx.record('adoption.verified', {
          stream: projectId,
          subjectType: 'Adoption',
          subject: id,
          // The verified stage is the whole project's; that something was not found is between the two.
          audience: stage === null ? evidenceAudience(organisationId, false) : adoptionAudience(organisationId),
          facts: { materialId, organisationId, declarationId, verdict, stage, ownCheck, version: input.expectedVersion + 1 },
        });
        await settle(tx, NotificationKind.EVIDENCE_ASKED, id, organisationId);
        if (verdict === VerificationVerdict.NOT_VERIFIED && !ownCheck)
          await notify(tx, told(NotificationKind.NOT_VERIFIED, adoption, {}), { again: true });
        return { id };
      });
    });
  }

  /** Asks the provider for more: it is told, and the request waits for it until the day. */
  request(viewer: Viewer, input: RequestEvidenceInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const adoption = await tx.find(Adoption, input.adoptionId, 'adoptionId');
      // Two who ask at the same time come one after the other: the second meets the first one's question.
      await tx.manager.query('select from adoption where id = $1 for update', [adoption.id]);
      const known = await lookAt(tx, adoption);
      const authorised = () => authorise(requestEvidence(viewer, known));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const { id, projectId, organisationId, materialId } = adoption;
        const current = await tx.manager.findOneByOrFail(Adoption, { id });
        if (current.version !== input.expectedVersion)
          throw new AppError('CONFLICT', { currentVersion: current.version, currentStage: current.stage });
        const question = prose('question', input.question, limits.text);
        if (!question) throw badInput('question', 'REQUIRED');
        if (input.dueOn < tx.today()) throw badInput('dueOn', 'IN_THE_PAST');
        const requestId = (await tx.insert(VerificationRequest, {
          ...{ projectId, organisationId, adoptionId: id, question, dueOn: input.dueOn },
          ...{ askedById: viewer.personId!, askedAt: tx.now() },
        }))!;
        tx.record('adoption.more_requested', {
          stream: projectId,
          subjectType: 'Adoption',
          subject: id,
          audience: evidenceAudience(organisationId, false),
          facts: { materialId, organisationId, requestId, dueOn: input.dueOn },
        });
        await notify(tx, told(NotificationKind.EVIDENCE_ASKED, adoption, { dueOn: input.dueOn }), { again: true });
        return { id };
      });
    });
  }
}

/** What the rules need to know of an adoption beside its row, and the declaration it stands on. */
async function lookAt(tx: Transaction, { id, projectId, stage }: Adoption) {
  const adoptionId = sql`${id}::uuid`;
  const { text, values } = render(
    trusted`select ${hands({ id: adoptionId } as never)} as "handIds", ${isAsked(adoptionId, sql`'WAITING'`)} as waits, ${lastDeclaration(adoptionId)} as "declarationId"`,
  );
  const [known] = await tx.manager.query(text, values);
  return { projectId, stage, ...(known as { handIds: string[]; waits: boolean; declarationId: string }) };
}

/** What is verified: what was declared, or an earlier stage of those that need proof. */
function stageOf({ verdict, stage }: VerifyAdoptionInput, declared: AdoptionStage): AdoptionStage | null {
  if (verdict !== VerificationVerdict.VERIFIED) {
    if (stage) throw badInput('stage', 'NOT_WITH_THIS_VERDICT');
    return null;
  }
  const verified = stage ?? declared;
  if (!proven.includes(verified)) throw badInput('stage', 'NOTHING_TO_VERIFY');
  if (path.indexOf(verified) > path.indexOf(declared)) throw badInput('stage', 'BEYOND_DECLARED');
  return verified;
}

async function sampleOf(tx: Transaction, sampleId: string, adoptionId: string): Promise<string> {
  const { id } = await tx.find(VerificationSample, sampleId, 'sampleId');
  if (!(await tx.manager.existsBy(VerificationSampleItem, { sampleId: id, adoptionId }))) throw notFound('sampleId');
  return id;
}

const told = (kind: NotificationKind, { id, organisationId, materialId }: Adoption, more: { dueOn?: string }) => ({
  kind,
  organisationIds: [organisationId],
  subjectType: 'Adoption',
  subjectId: id,
  facts: { materialId, ...more },
});
