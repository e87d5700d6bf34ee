import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { computed, many, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { caredOf, type Cared } from '../materials/maintenance.policy.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { MaterialAbilities } from '../materials/material.types.ts';
import { ChangeProposal } from './change-proposal.entity.ts';
import { ChangeProposalInput, DeclineChangeProposalInput, ProposeChangeInput } from './proposal.inputs.ts';
import { acceptProposal, decideProposal, proposeChange, withdrawProposal, type Proposed } from './proposal.policy.ts';
import type { ProposalService } from './proposal.service.ts';

@ObjectType({ description: 'What the viewer may do with a change proposal.' })
export class ProposalAbilities {
  @Field(() => Action, { description: 'Take it up in a draft.' })
  accept: Action;
  @Field(() => Action, { description: 'Decline it.' })
  decline: Action;
  @Field(() => Action, { description: 'Take it back.' })
  withdraw: Action;
}

const REFUSALS = 'Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentState)';

@Resolver(() => ChangeProposal)
export class ProposalResolver {
  constructor(private readonly proposals: ProposalService) {}

  @Access('SIGNED_IN')
  @Mutation(() => ChangeProposal, {
    description:
      'Proposes a change of a material. Errors: NOT_FOUND, FORBIDDEN (reason), BAD_USER_INPUT (field, problem), RATE_LIMITED, IDEMPOTENCY_CONFLICT.',
  })
  async proposeChange(@Arg('input', () => ProposeChangeInput) input: ProposeChangeInput, @Ctx() { viewer }: Context) {
    return byId(ChangeProposal, (await this.proposals.propose(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ChangeProposal, {
    description: `Takes a proposal up: into the open draft, or one that begins with it. ${REFUSALS}.`,
  })
  async acceptChangeProposal(@Arg('input', () => ChangeProposalInput) input: ChangeProposalInput, @Ctx() { viewer }: Context) {
    return byId(ChangeProposal, (await this.proposals.accept(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ChangeProposal, { description: `Declines a proposal. ${REFUSALS}, REASON_REQUIRED.` })
  async declineChangeProposal(
    @Arg('input', () => DeclineChangeProposalInput) input: DeclineChangeProposalInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(ChangeProposal, (await this.proposals.decline(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => ChangeProposal, { description: `Takes back a proposal of one’s own. ${REFUSALS}.` })
  async withdrawChangeProposal(@Arg('input', () => ChangeProposalInput) input: ChangeProposalInput, @Ctx() { viewer }: Context) {
    return byId(ChangeProposal, (await this.proposals.withdraw(viewer, input)).id);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was made.' })
  proposedAt(@Root() proposal: Row<ChangeProposal>) {
    return proposal.createdAt;
  }

  @FieldResolver(() => ProposalAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() proposal: Row<ChangeProposal>, @Ctx() { viewer }: Context) {
    return computed(
      {
        ...caredOf(proposal, viewer),
        inReview: sql`exists (select 1 from ${visible(MaterialVersion, viewer)} v where v.material_id = ${proposal.materialId} and v.state = 'IN_REVIEW')`,
        state: proposal.state,
        organisationId: proposal.organisationId,
        proposedById: proposal.proposedById,
      },
      ({ inReview, projectId, maintainerId, status, ...proposed }: Cared & Proposed & { inReview: boolean }) => {
        const material = { projectId, maintainerId, status };
        return {
          accept: acceptProposal(viewer, material, proposed, inReview),
          decline: decideProposal(viewer, material, proposed),
          withdraw: withdrawProposal(viewer, proposed),
        };
      },
    );
  }
}

@Resolver(() => Material)
export class MaterialProposals {
  @FieldResolver(() => [ChangeProposal], { description: 'What was proposed for it, newest first, of what the viewer may see.' })
  changeProposals(@Root() material: Row<Material>) {
    return many(ChangeProposal, (p) => sql`${p.materialId} = ${material.id}`, {
      order: (p) => [p.createdAt, p.id],
      descending: true,
    });
  }
}

@Resolver(() => MaterialVersion)
export class VersionProposals {
  @FieldResolver(() => [ChangeProposal], { description: 'The proposals that became part of it, of those the viewer may see.' })
  acceptedProposals(@Root() version: Row<MaterialVersion>) {
    return many(ChangeProposal, (p) => sql`${p.acceptedIntoId} = ${version.id}`, {
      order: (p) => [p.createdAt, p.id],
      descending: true,
    });
  }
}

@Resolver(() => MaterialAbilities)
export class ProposalAbilitiesOfMaterial {
  @FieldResolver(() => Action, { description: 'Propose a change of it.' })
  proposeChange(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return computed({ status: material.status }, (known: Pick<Cared, 'status'>) => proposeChange(viewer, known));
  }
}
