import { registerEnumType } from 'type-graphql';
import { adoptionPath, besidePath, inUseStages, provenStages } from '../../../../schema/adoption-stages.ts';

// The stages and what each asks for are part of the contract: the form asks for it before the server refuses.
export { demands, type Demand } from '../../../../schema/adoption-stages.ts';

export type AdoptionStage = (typeof adoptionPath)[number] | (typeof besidePath)[number];
export const AdoptionStage = Object.fromEntries([...adoptionPath, ...besidePath].map((stage) => [stage, stage])) as {
  readonly [S in AdoptionStage]: S;
};
registerEnumType(AdoptionStage, {
  name: 'AdoptionStage',
  description: 'How far a provider has come with a material; the last four stand beside the path.',
});

export const path: readonly AdoptionStage[] = adoptionPath;
/** The stages that coverage counts. */
export const inUse: readonly AdoptionStage[] = inUseStages;
/** The stages of those who have something to do with a material: they are told of what changes in it. */
export const adopters: readonly AdoptionStage[] = [...adoptionPath.filter((stage) => stage !== 'NOT_STARTED'), 'PAUSED'];
/** The stages that need a proof. */
export const proven: readonly AdoptionStage[] = provenStages;
