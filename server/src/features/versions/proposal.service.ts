import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import type { Attempts } from '../../platform/gate/attempts.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import { MaterialVersion, VersionState } from '../materials/material-version.entity.ts';
import { holdMaterial } from '../materials/material-change.service.ts';
import type { Material } from '../materials/material.entity.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify, settle } from '../notifications/notification.sql.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { ChangeProposal, ProposalState } from './change-proposal.entity.ts';
import { recordProposal } from './proposal.history.ts';
import type { ChangeProposalInput, DeclineChangeProposalInput, ProposeChangeInput } from './proposal.inputs.ts';
import { acceptProposal, decideProposal, proposeChange, withdrawProposal } from './proposal.policy.ts';
import { limits } from '../../../../schema/limits.ts';
import { beginDraft, keepersOf, openVersion, withEditor } from './version-rows.ts';
import { record } from './version.service.ts';

type Id = Promise<{ id: string }>;
const stateOf = ({ state }: ChangeProposal) => ({ currentState: state });

/** Use cases of proposals: anybody makes one, whoever keeps the material decides. */
export class ProposalService {
  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
  ) {}

  /** Proposes a change of a material. Those who keep it are told. */
  async propose(viewer: Viewer, input: ProposeChangeInput): Id {
    if (viewer.personId) await this.attempts.take([{ of: `propose by ${viewer.personId}`, most: 30, seconds: 3_600 }]);
    return this.database.inTransaction(viewer, async (tx) => {
      const material = await holdMaterial(tx, input.materialId, 'materialId');
      const authorised = () => authorise(proposeChange(viewer, material));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const words = prose('text', input.text);
        if (!words) throw badInput('text', 'REQUIRED');
        const id = (await tx.insert(ChangeProposal, {
          materialId: material.id,
          materialVersionId: await spokenOf(tx, material, input.versionId),
          organisationId: viewer.organisationId!,
          proposedById: viewer.personId!,
          named: input.named,
          text: words,
        }))!;
        recordProposal(tx, 'proposal.made', material, { id, organisationId: viewer.organisationId! }, {});
        const keepers = (await keepersOf(tx, material)).filter((keeper) => keeper !== viewer.organisationId);
        await tell(tx, NotificationKind.PROPOSAL_OPEN, material, id, keepers);
        return { id };
      });
    });
  }

  /** Takes the proposal up: into the draft that is open, or one that begins with it; its maker is credited there. */
  accept(viewer: Viewer, input: ChangeProposalInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { proposal, material } = await hold(tx, input);
      const open = await openVersion(tx, material.id);
      authorise(acceptProposal(viewer, material, proposal, open?.state === VersionState.IN_REVIEW));
      const draft = open ?? (await beginDraft(tx, material, viewer.personId!));
      if (!open) record(tx, 'version.drafted', material, draft, {});
      await tx.change(MaterialVersion, draft.id, draft.version, {
        credits: credited(draft.credits, await makerOf(tx, proposal)),
        editorIds: withEditor(draft, viewer.personId!),
      });
      const decided = { state: ProposalState.ACCEPTED, decidedAt: () => 'hub_now()', acceptedIntoId: draft.id };
      await tx.change(ChangeProposal, proposal.id, input.expectedVersion, decided, stateOf);
      recordProposal(tx, 'proposal.accepted', material, proposal, { versionId: draft.id });
      await this.decided(tx, material, proposal, viewer);
      return { id: proposal.id };
    });
  }

  /** Declines it, saying why. */
  decline(viewer: Viewer, input: DeclineChangeProposalInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { proposal, material } = await hold(tx, input);
      authorise(decideProposal(viewer, material, proposal));
      const reason = prose('reason', input.reason);
      if (!reason) throw new AppError('REASON_REQUIRED', { field: 'reason' });
      const decided = { state: ProposalState.DECLINED, decidedAt: () => 'hub_now()', reason };
      await tx.change(ChangeProposal, proposal.id, input.expectedVersion, decided, stateOf);
      recordProposal(tx, 'proposal.declined', material, proposal, {});
      await this.decided(tx, material, proposal, viewer);
      return { id: proposal.id };
    });
  }

  /** Takes back what one proposed oneself. */
  withdraw(viewer: Viewer, input: ChangeProposalInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { proposal, material } = await hold(tx, input);
      authorise(withdrawProposal(viewer, proposal));
      const decided = { state: ProposalState.WITHDRAWN, decidedAt: () => 'hub_now()' };
      await tx.change(ChangeProposal, proposal.id, input.expectedVersion, decided, stateOf);
      recordProposal(tx, 'proposal.withdrawn', material, proposal, {});
      await settle(tx, NotificationKind.PROPOSAL_OPEN, proposal.id);
      return { id: proposal.id };
    });
  }

  private async decided(tx: Transaction, material: Material, { id, organisationId }: ChangeProposal, viewer: Viewer) {
    await settle(tx, NotificationKind.PROPOSAL_OPEN, id);
    if (organisationId !== viewer.organisationId)
      await tell(tx, NotificationKind.PROPOSAL_DECIDED, material, id, [organisationId]);
  }
}

/** The proposal as it is once its material is held; CONFLICT when somebody has decided meanwhile. */
async function hold(tx: Transaction, { id, expectedVersion }: ChangeProposalInput) {
  const { materialId } = await tx.find(ChangeProposal, id);
  const material = await holdMaterial(tx, materialId, 'id');
  const proposal = await tx.manager.findOneByOrFail(ChangeProposal, { id });
  if (proposal.version !== expectedVersion)
    throw new AppError('CONFLICT', { currentVersion: proposal.version, currentState: proposal.state });
  return { proposal, material };
}

/** The version named, which must be one of the material's that the viewer sees, or the published one. */
async function spokenOf(tx: Transaction, material: Material, versionId: string | null | undefined): Promise<string | null> {
  if (!versionId) return material.currentVersionId;
  const version = await tx.find(MaterialVersion, versionId, 'versionId');
  if (version.materialId !== material.id) throw notFound('versionId');
  return version.id;
}

/** The organisation that proposed, and the person where they asked to be named. */
async function makerOf(tx: Transaction, { organisationId, proposedById, named }: ChangeProposal): Promise<string> {
  const { nameFi } = await tx.manager.findOneByOrFail(Organisation, { id: organisationId });
  return named ? `${(await tx.manager.findOneByOrFail(Person, { id: proposedById })).name}, ${nameFi}` : nameFi;
}

/** The credits with one more line; who is thanked already is not thanked twice, and no line is cut in two. */
function credited(credits: string | null, maker: string): string {
  const lines = credits?.split('\n') ?? [];
  const longer = [...lines, maker].join('\n');
  return lines.includes(maker) || longer.length > limits.text ? (credits ?? '') : longer;
}

const tell = (
  tx: Transaction,
  kind: NotificationKind,
  { id: materialId }: Material,
  subjectId: string,
  organisationIds: readonly string[],
) => notify(tx, { kind, organisationIds, subjectType: 'ChangeProposal', subjectId, facts: { materialId } });
