import type { Asker } from './asker.ts';
import { idOf, type Asking } from './asking.ts';
import { keeps } from './care.ts';
import { pageOf, type PageArguments } from './pages.ts';
import { because, mayDeclare, type Refused } from './rights.ts';
import type { Row, World } from './rows.ts';

const out = ({ state }: Row) => state === 'PUBLISHED' || state === 'SUPERSEDED';
const underWay = ({ state }: Row) => state === 'DRAFT' || state === 'IN_REVIEW';
const versionsOf = ({ world }: Asking, materialId: string) => world.table.MaterialVersion.where('materialId', materialId);
const turnedDown = ['NOT_STARTED', 'NOT_APPLICABLE', 'DECLINED', 'DISCONTINUED'];

/** Of these reasons the first that applies. */
const first = (...reasons: [applies: boolean, reason: string][]): Refused =>
  because(reasons.find(([applies]) => applies)?.[1] ?? null);

const keeping = ({ asker, world }: Asking, material: Row): [boolean, string] => {
  const reason = keeps(asker, material, world);
  return [reason !== null, reason ?? ''];
};

/** What the asker may do with a version. */
export function ofVersion(asking: Asking, version: Row) {
  const { world, asker } = asking;
  const material = world.table.Material.find(version['materialId'])!;
  const kept = keeping(asking, material);
  const change = first(kept, [version['state'] !== 'DRAFT', 'NOT_A_DRAFT']);
  const notInReview: [boolean, string] = [version['state'] !== 'IN_REVIEW', 'NOT_IN_REVIEW'];
  return {
    ...{ edit: change, submit: change, discard: change },
    attachFile: first(kept, [version['state'] !== 'DRAFT', 'NOT_A_DRAFT'], [material['licence'] === null, 'LICENCE_UNKNOWN']),
    return: first(kept, notInReview),
    publish: first(kept, notInReview, [version['editorIds'].includes(asker.personId), 'OWN_WORK']),
  };
}

export const mayDraft = (asking: Asking, material: Row) =>
  first(keeping(asking, material), [asking.seen(versionsOf(asking, material.id)).some(underWay), 'VERSION_OPEN']);

export const mayPropose = ({ asker }: Asking, { status }: Row) =>
  first([!asker.personId, 'NOT_SIGNED_IN'], [status === 'ARCHIVED', 'ARCHIVED']);

/** What the asker may do with a proposal. */
export function ofProposal(asking: Asking, proposal: Row) {
  const { asker, world } = asking;
  const decided: [boolean, string] = [proposal['state'] !== 'OPEN', 'DECIDED_ALREADY'];
  const own = proposal['proposedById'] === asker.personId;
  const decide: [boolean, string][] = [
    keeping(asking, world.table.Material.find(proposal['materialId'])!),
    decided,
    [own, 'OWN_WORK'],
  ];
  const inReview = asking.seen(versionsOf(asking, proposal['materialId'])).some(({ state }) => state === 'IN_REVIEW');
  return {
    accept: first(...decide, [inReview, 'IN_REVIEW']),
    decline: first(...decide),
    withdraw: first(
      [!asker.personId, 'NOT_SIGNED_IN'],
      [proposal['organisationId'] !== asker.organisationId, 'NOT_YOUR_ORGANISATION'],
      [!own, 'NOT_YOURS'],
      decided,
    ),
  };
}

/** A later version than the one in use was published that means something to its users. */
export function isOutdated(asking: Asking, { stage, materialId, materialVersionId }: Row): boolean {
  const used = asking.world.table.MaterialVersion.find(materialVersionId)?.['number'] ?? 0;
  return (
    !turnedDown.includes(stage) &&
    versionsOf(asking, materialId).some(
      (version) => out(version) && ['CONTENT', 'BREAKING'].includes(version['impact']) && version['number'] > used,
    )
  );
}

export function mayConfirmVersion(world: World, asker: Asker, adoption: Row): Refused {
  const material = world.table.Material.find(adoption['materialId'])!;
  const declaring = mayDeclare(world, asker, material, adoption['organisationId']);
  return declaring.allowed
    ? first(
        [turnedDown.includes(adoption['stage']), 'NOT_IN_USE'],
        [adoption['materialVersionId'] === material['currentVersionId'], 'UP_TO_DATE'],
      )
    : declaring;
}

export const versionOf = (asking: Asking, materialId: string, number: number) =>
  asking.seen(versionsOf(asking, idOf(materialId))).find((version) => version['number'] === number) ?? null;

export function notifications(asking: Asking, { filter, ...page }: PageArguments & { filter?: Record<string, any> | null }) {
  const { rows } = asking.world.table.Notification;
  const { unread, kinds } = filter ?? {};
  const isUnread = (row: Row) => row['handledAt'] === null;
  const listed = (row: Row) =>
    (typeof unread !== 'boolean' || isUnread(row) === unread) && (!kinds || kinds.includes(row['kind']));
  return { ...pageOf(asking, 'notifications', rows, listed, page), unreadCount: () => asking.seen(rows).filter(isUnread).length };
}
