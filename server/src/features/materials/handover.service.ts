import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { HandoverState, MaterialHandover } from './handover.entity.ts';
import type { DeclineHandoverInput, OfferHandoverInput, SeenHandoverInput } from './maintenance.inputs.ts';
import { answerHandover, offerHandover, withdrawHandover } from './maintenance.policy.ts';
import { asMaintained, changeMaterial, holdMaterial, isPartner } from './material-change.service.ts';
import { Material } from './material.entity.ts';
import { insideAudience, recordMaterial } from './material.history.ts';

const kinds = {
  [HandoverState.OPEN]: 'material.handover_offered',
  [HandoverState.ACCEPTED]: 'material.handover_accepted',
  [HandoverState.DECLINED]: 'material.handover_declined',
  [HandoverState.WITHDRAWN]: 'material.handover_withdrawn',
} as const;

/** How the maintenance of a material goes from one partner to another. */
export class HandoverService {
  constructor(private readonly database: Database) {}

  /** Offers it to a partner; nothing changes until that partner says yes. */
  offer(viewer: Viewer, input: OfferHandoverInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const material = await holdMaterial(tx, input.materialId);
      const authorised = () => authorise(offerHandover(viewer, material, { offered: false }));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const offered = await tx.manager.existsBy(MaterialHandover, { materialId: material.id, state: HandoverState.OPEN });
        authorise(offerHandover(viewer, material, { offered }));
        if (!isId(input.toId)) throw notFound('toId');
        const toId = input.toId.toLowerCase();
        if (toId === material.maintainerId) throw badInput('toId', 'MAINTAINS_ALREADY');
        if (!(await isPartner(tx, material.projectId, toId))) throw badInput('toId', 'NOT_A_PARTNER');
        if (material.version !== input.expectedVersion) throw new AppError('CONFLICT', { currentVersion: material.version });
        const offer = { materialId: material.id, fromId: material.maintainerId!, toId };
        const id = (await tx.insert(MaterialHandover, {
          ...offer,
          note: prose('note', input.note),
          offeredById: viewer.personId!,
        }))!;
        record(tx, HandoverState.OPEN, material, { id, ...offer });
        return { id };
      });
    });
  }

  /** The partner that was asked maintains the material from now on. */
  accept(viewer: Viewer, { id, expectedVersion }: SeenHandoverInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const { handover, material } = await this.find(tx, id);
      authorise(answerHandover(viewer, material, handover));
      await this.close(tx, handover, expectedVersion, HandoverState.ACCEPTED);
      await changeMaterial(tx, material, material.version, {
        maintainerId: handover.toId,
        contactId: viewer.personId,
        deputyId: null,
      });
      record(tx, HandoverState.ACCEPTED, material, handover);
      return { id };
    });
  }

  decline(viewer: Viewer, { id, expectedVersion, reason }: DeclineHandoverInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const { handover, material } = await this.find(tx, id);
      authorise(answerHandover(viewer, material, handover));
      const why = prose('reason', reason);
      if (!why) throw new AppError('REASON_REQUIRED', { field: 'reason' });
      await this.close(tx, handover, expectedVersion, HandoverState.DECLINED, why);
      record(tx, HandoverState.DECLINED, material, handover);
      return { id };
    });
  }

  withdraw(viewer: Viewer, { id, expectedVersion }: SeenHandoverInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const { handover, material } = await this.find(tx, id);
      authorise(withdrawHandover(viewer, material, handover));
      await this.close(tx, handover, expectedVersion, HandoverState.WITHDRAWN);
      record(tx, HandoverState.WITHDRAWN, material, handover);
      return { id };
    });
  }

  private async find(tx: Transaction, id: string) {
    const handover = await tx.find(MaterialHandover, id);
    return {
      handover,
      material: await asMaintained(tx, await tx.manager.findOneByOrFail(Material, { id: handover.materialId })),
    };
  }

  private close(
    tx: Transaction,
    { id }: MaterialHandover,
    expectedVersion: number,
    state: HandoverState,
    reason: string | null = null,
  ) {
    return tx.change(
      MaterialHandover,
      id,
      expectedVersion,
      { state, reason, answeredAt: () => 'hub_now()' },
      ({ state: currentState }) => ({ currentState }),
    );
  }
}

/** An offer that is open when the maintainer changes by another way has nobody any more who makes it. */
export async function withdrawOpenHandover(tx: Transaction, material: Material): Promise<void> {
  const open = await tx.manager.findOneBy(MaterialHandover, { materialId: material.id, state: HandoverState.OPEN });
  if (!open) return;
  await tx.change(MaterialHandover, open.id, open.version, {
    state: HandoverState.WITHDRAWN,
    answeredAt: () => 'hub_now()',
  });
  record(tx, HandoverState.WITHDRAWN, material, open);
}

function record(
  tx: Transaction,
  state: HandoverState,
  material: Material,
  { id: handoverId, fromId, toId }: Pick<MaterialHandover, 'id' | 'fromId' | 'toId'>,
) {
  recordMaterial(tx, kinds[state], material, { handoverId, fromId, toId }, insideAudience(material));
}
