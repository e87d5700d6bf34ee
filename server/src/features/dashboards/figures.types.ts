import { Field, Int, ObjectType } from 'type-graphql';
import { AtMost, Weighs } from '../../platform/graphql/weight.ts';
import { Material } from '../materials/material.entity.ts';

@ObjectType({ description: 'A material and how many providers use it.' })
export class MaterialUse {
  materialId: string;
  @Field(() => Material, { description: 'The material.' })
  material: Material;
  @Field(() => Int, { description: 'Providers with it IN_USE or ESTABLISHED.' })
  inUse: number;
  @Field(() => Int, { description: 'Of them, those who declared it within 30 days.' })
  recent: number;
}

const count =
  (description: string): PropertyDecorator =>
  (type, name) => {
    Field(() => Int, { description })(type, name);
    Weighs(500)(type, name as string);
  };

@ObjectType({ description: 'What a dashboard shows of a project. Each figure is the length of a list that the viewer can open.' })
export class ProjectFigures {
  @count('Providers that the project counts: licensed today, the whole country.')
  providers: number;
  @count('Organisations that take part today.')
  partners: number;
  @count('Of the providers, those with any declaration.')
  providersWithData: number;
  @count('Of the providers, those with a material in use.')
  providersWithUse: number;
  @count('Materials in care.')
  materials: number;
  @count('Of them, those not confirmed to exist.')
  materialsUnconfirmed: number;
  @count('Of them, those without a maintainer.')
  materialsOrphaned: number;
  @count('Of them, those whose review date has passed.')
  materialsReviewDue: number;
  @count('Of them, those in use at some provider.')
  materialsInUse: number;
  @count('Adoptions IN_USE or ESTABLISHED as declared.')
  adoptionsInUse: number;
  @count('Of them, those whose stage the coordinator verified.')
  adoptionsVerified: number;
  @count('Adoptions said more than six months ago.')
  adoptionsNotConfirmedLately: number;
  @count('The acting organisation’s own in use.')
  ownInUse: number;
  @count('Its own in pilot.')
  ownPiloting: number;
  @count('Materials it has declared nothing of.')
  ownUndeclared: number;
  @count('Its own said more than six months ago.')
  ownNotConfirmedLately: number;
  @count('Its own at a stage that needs proof, without any.')
  ownEvidenceMissing: number;
  @count('Its own of which a newer version was published.')
  ownUpdates: number;
  @count('Requests for more proof that wait for it.')
  ownEvidenceAsked: number;
  @count('Requests for more proof that providers have answered, as far as the viewer sees them.')
  evidenceAnswered: number;
  @count('Adoptions of samples that nobody has decided on; 0 to those who do not see samples.')
  samplesOpen: number;
  @count('Materials it maintains.')
  ownMaintained: number;
  @count('Of them, those whose review date has passed.')
  ownReviewDue: number;
  @count('Materials that it is asked to maintain.')
  ownHandovers: number;
  @count('Materials it maintains that have an open problem.')
  ownProblems: number;
  @count('Materials in care that have an open problem.')
  materialsWithProblems: number;
  @count('Its own events that are over and not reported yet.')
  ownEventReports: number;
  @count('Events whose report waits for approval.')
  eventReports: number;
  @count('Follow-ups of events that wait for the acting organisation.')
  ownFollowUps: number;
  @count('Events to which the acting organisation is invited, and for which it can register and has not.')
  ownInvitations: number;
  @AtMost(5)
  @Weighs(500)
  @Field(() => [MaterialUse], { description: 'The five materials most used.' })
  topMaterials: MaterialUse[];
}
