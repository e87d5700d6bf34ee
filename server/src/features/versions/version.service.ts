import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import type { HistoryKinds } from '../../platform/history/record.ts';
import { MaterialVersion, VersionState } from '../materials/material-version.entity.ts';
import { holdMaterial } from '../materials/material-change.service.ts';
import type { Material } from '../materials/material.entity.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify, settle } from '../notifications/notification.sql.ts';
import { versionAudience } from './version.history.ts';
import type {
  DiscardDraftInput,
  DraftMaterialVersionInput,
  EditMaterialVersionInput,
  PublishMaterialVersionInput,
  ReturnMaterialVersionInput,
  SubmitMaterialVersionInput,
} from './version.inputs.ts';
import { changeDraft, draftVersion, keepVersions, publishVersion, returnVersion } from './version.policy.ts';
import { checkComplete, checkedParts } from './version-content.ts';
import {
  beginDraft,
  checkSeen,
  holdVersion,
  keepersOf,
  openVersion,
  partsOf,
  withEditor,
  writeParts,
  dropDraft,
} from './version-rows.ts';

/** What those who use a material are to know of what was published. */
export type Published = { material: Material; versionId: string; number: number; impact: NonNullable<MaterialVersion['impact']> };
/** Does what follows for a part of the hub that versions know nothing of, in the transaction of the publishing. */
export type Follower = (tx: Transaction, published: Published) => Promise<void>;

type Id = Promise<{ id: string }>;
export const stateOf = ({ state }: MaterialVersion) => ({ currentState: state });

/** Use cases of versions: drafted, handed in, reviewed by another person, published. */
export class VersionService {
  constructor(
    private readonly database: Database,
    private readonly followers: readonly Follower[] = [],
  ) {}

  /** Begins the next version with what is published now; one is under way at a time. */
  draft(viewer: Viewer, input: DraftMaterialVersionInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const material = await holdMaterial(tx, input.materialId, 'materialId');
      const authorised = () => authorise(keepVersions(viewer, material));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        authorise(draftVersion(viewer, material, (await openVersion(tx, material.id)) !== null));
        const version = await beginDraft(tx, material, viewer.personId!);
        record(tx, 'version.drafted', material, version, {});
        return { id: version.id };
      });
    });
  }

  /** Writes what the draft is to hold from now on. */
  edit(viewer: Viewer, input: EditMaterialVersionInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { version, material } = await holdVersion(tx, input.id);
      authorise(keepVersions(viewer, material));
      checkSeen(version, input.expectedVersion);
      authorise(changeDraft(viewer, material, version));
      const { changeNote, impact, credits } = input;
      const parts = input.parts && checkedParts(input.parts);
      await tx.change(
        MaterialVersion,
        version.id,
        input.expectedVersion,
        {
          ...(changeNote !== undefined && { changeNote: prose('changeNote', changeNote) }),
          ...(impact !== undefined && { impact }),
          ...(credits !== undefined && { credits: prose('credits', credits) }),
          editorIds: withEditor(version, viewer.personId!),
        },
        stateOf,
      );
      if (parts) await writeParts(tx, version.id, parts);
      record(tx, 'version.edited', material, version, {});
      return { id: version.id };
    });
  }

  /** Hands the draft in: from now on it waits for another person of those who keep the material. */
  submit(viewer: Viewer, input: SubmitMaterialVersionInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { version, material } = await holdVersion(tx, input.id);
      const authorised = () => authorise(keepVersions(viewer, material));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        checkSeen(version, input.expectedVersion);
        authorise(changeDraft(viewer, material, version));
        checkComplete(version, await partsOf(tx, version.id));
        await tx.change(
          MaterialVersion,
          version.id,
          input.expectedVersion,
          {
            state: VersionState.IN_REVIEW,
            submittedAt: () => 'hub_now()',
            returnReason: null,
            editorIds: withEditor(version, viewer.personId!),
          },
          stateOf,
        );
        record(tx, 'version.submitted', material, version, { impact: version.impact! });
        await settle(tx, NotificationKind.VERSION_RETURNED, version.id);
        await tell(tx, NotificationKind.REVIEW_WAITS, material, version, await keepersOf(tx, material));
        return { id: version.id };
      });
    });
  }

  /** Gives a version in review back to be written further. */
  return(viewer: Viewer, input: ReturnMaterialVersionInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { version, material } = await holdVersion(tx, input.id);
      authorise(keepVersions(viewer, material));
      checkSeen(version, input.expectedVersion);
      authorise(returnVersion(viewer, material, version));
      const returnReason = prose('reason', input.reason);
      if (!returnReason) throw new AppError('REASON_REQUIRED', { field: 'reason' });
      const set = { state: VersionState.DRAFT, returnReason };
      await tx.change(MaterialVersion, version.id, input.expectedVersion, set, stateOf);
      record(tx, 'version.returned', material, version, {});
      await settle(tx, NotificationKind.REVIEW_WAITS, version.id);
      const keepers = await keepersOf(tx, material);
      const others = keepers.filter((id) => id !== viewer.organisationId);
      await tell(tx, NotificationKind.VERSION_RETURNED, material, version, others.length ? others : keepers);
      return { id: version.id };
    });
  }

  /**
   * Publishes what another person wrote: it is the material's current version from now on, the one before is superseded, and
   * those who use an earlier one are told where it means something to them. Of two at once one wins, the other gets CONFLICT.
   */
  publish(viewer: Viewer, input: PublishMaterialVersionInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { version, material } = await holdVersion(tx, input.id);
      const authorised = () => authorise(keepVersions(viewer, material));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        checkSeen(version, input.expectedVersion);
        authorise(publishVersion(viewer, material, version));
        const impact = input.impact ?? version.impact!;
        const previousVersionId = material.currentVersionId;
        await tx.manager.query(
          `update material_version set state = 'SUPERSEDED', version = version + 1, updated_at = hub_now() where id = $1`,
          [previousVersionId],
        );
        await tx.change(
          MaterialVersion,
          version.id,
          input.expectedVersion,
          { state: VersionState.PUBLISHED, impact, publishedAt: () => 'hub_now()', reviewedById: viewer.personId },
          stateOf,
        );
        // Whoever publishes a planned output has seen that it exists.
        await tx.manager.query(
          `update material set current_version_id = $2, version = version + 1, updated_at = hub_now(),
             status = case status when 'UPDATING' then 'MAINTAINED' else status end,
             provenance = case provenance when 'PLANNED_OUTPUT' then 'PAGE_SEEN' else provenance end,
             reviewed_on = hub_today(),
             review_due_on = case when maintainer_id is null then review_due_on else hub_today() + make_interval(months => review_interval_months) end
           where id = $1`,
          [material.id, version.id],
        );
        record(tx, 'version.published', material, version, { impact, previousVersionId });
        await settle(tx, NotificationKind.REVIEW_WAITS, version.id);
        for (const follow of this.followers)
          await follow(tx, { material, versionId: version.id, number: version.number, impact });
        return { id: version.id };
      });
    });
  }

  /** Takes a draft back. One that nobody was asked to review or has spoken of leaves nothing behind; any other stays, withdrawn. */
  discard(viewer: Viewer, input: DiscardDraftInput): Id {
    return this.database.inTransaction(viewer, async (tx) => {
      const { version, material } = await holdVersion(tx, input.id);
      authorise(keepVersions(viewer, material));
      checkSeen(version, input.expectedVersion);
      authorise(changeDraft(viewer, material, version));
      if (version.submittedAt || !(await dropDraft(tx, version.id)))
        await tx.change(MaterialVersion, version.id, input.expectedVersion, { state: VersionState.WITHDRAWN }, stateOf);
      await tx.manager.query(
        `update material set status = 'MAINTAINED', version = version + 1, updated_at = hub_now() where id = $1 and status = 'UPDATING'`,
        [material.id],
      );
      record(tx, 'version.discarded', material, version, {});
      await settle(tx, NotificationKind.VERSION_RETURNED, version.id);
      return { id: material.id };
    });
  }
}

type VersionKind = keyof HistoryKinds & `version.${string}`;
type Facts<K extends VersionKind> = Omit<HistoryKinds[K], 'materialId' | 'versionId' | 'number'>;

/** Writes down what happened to a version, under its material. */
export function record<K extends VersionKind>(
  tx: Transaction,
  kind: K,
  material: Material,
  { id: versionId, number }: MaterialVersion,
  facts: Facts<K>,
) {
  tx.record(kind, {
    stream: material.projectId!,
    subjectType: 'Material',
    subject: material.id,
    audience: versionAudience(kind === 'version.published'),
    facts: { materialId: material.id, versionId, number, ...facts } as unknown as HistoryKinds[K],
  });
}

const tell = (
  tx: Transaction,
  kind: NotificationKind,
  { id: materialId }: Material,
  { id, number }: MaterialVersion,
  organisationIds: readonly string[],
) =>
  notify(
    tx,
    { kind, organisationIds, subjectType: 'MaterialVersion', subjectId: id, facts: { materialId, number } },
    { again: true },
  );
