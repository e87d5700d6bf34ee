import { Field, ObjectType } from 'type-graphql';
import type { ReasonCode } from '../../../../schema/errors.ts';
import type { Viewer } from '../auth/viewer.ts';
import { AppError } from '../errors/app-error.ts';
import { JsonScalar } from './scalars.ts';

/** Whether something may be done now, and if not, why: the same answer guards the mutation and stands in `viewerCan`. */
@ObjectType({ description: 'Whether the viewer may do this now, and if not, why.' })
export class Action {
  @Field({ description: 'Whether it may be done now.' })
  allowed: boolean;
  @Field(() => String, { nullable: true, description: 'A code of the closed list of reasons; null when allowed.' })
  reason: ReasonCode | null;
  @Field(() => JsonScalar, { nullable: true, description: 'What the reason’s sentence needs.' })
  params: Record<string, unknown> | null;
}

/** A reason for which something may not be done, and whether it applies. */
export type Refusal = [applies: boolean, reason: ReasonCode, params?: Record<string, unknown>];

/** What comes before every rule of who may change something. */
export const changes = (viewer: Viewer): Refusal[] => [
  [!viewer.personId, 'NOT_SIGNED_IN'],
  [viewer.readOnly, 'TOKEN_ONLY_READS'],
];

/** The first refusal that applies. */
export function action(...refusals: Refusal[]): Action {
  const refusal = refusals.find(([applies]) => applies);
  return refusal
    ? { allowed: false, reason: refusal[1], params: refusal[2] ?? null }
    : { allowed: true, reason: null, params: null };
}

export function authorise({ allowed, reason, params }: Action) {
  if (!allowed) throw new AppError('FORBIDDEN', { reason, ...params });
}
