import { AskingService } from '../../server/src/features/follow-up/asking.service.ts';
import type { Caller } from '../support/api.ts';
import type { Thing } from './care.fixture.ts';
import { eventHub, eventLike, type WantedEvent } from './events.fixture.ts';
import { organisationId } from './people.fixture.ts';

const FOLLOW_UP = `id version day dueOn waiting overdue askedCount answeredCount organisation { nameFi } event { id }
  materials { answered keptAt declaredAt stage proposedStage material { id } adoption { id version stage confirmedAt } } viewerCan { answer { allowed reason } }`;
const LIST = `query ($projectId: ID!, $filter: FollowUpFilter) { followUps(projectId: $projectId, filter: $filter, first: 100) { totalCount nodes { ${FOLLOW_UP} } } }`;
export const ANSWER = `mutation ($input: AnswerFollowUpInput!) { answerFollowUp(input: $input) { ${FOLLOW_UP} } }`;
const FUNNEL = `query ($projectId: ID!, $filter: FunnelFilter, $asOf: Date) { funnel(projectId: $projectId, filter: $filter, asOf: $asOf) { asOf steps { step providers medianDays } } }`;
export const PROVIDERS = `query ($projectId: ID!, $filter: FunnelFilter, $asOf: Date, $step: FunnelStep!) {
  funnelProviders(projectId: $projectId, filter: $filter, asOf: $asOf, step: $step, first: 100) { totalCount nodes { id nameFi } } }`;
export const DECLARE = 'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id version stage } }';

/** The demonstration, and what a test needs to ask and to answer after events. */
export async function followUpHub() {
  const world = await eventHub();
  const { hub, projectId } = world;
  const asking = new AskingService(hub.database);
  const ask = () => asking.run();
  const list = async (caller: Caller, filter: object = {}): Promise<any[]> =>
    (await caller.data(LIST, { projectId, filter })).followUps.nodes;
  const answer = async (caller: Caller, { id, version }: Thing, answers: object[], more: object = {}) =>
    (await caller.data(ANSWER, { input: { id, expectedVersion: version, answers, ...more } })).answerFollowUp;
  const refusedAnswer = (caller: Caller, { id, version }: Thing, answers: object[]) =>
    caller.refused(ANSWER, { input: { id, expectedVersion: version, answers } });
  const funnel = async (caller: Caller, filter: object = {}, asOf: string | null = null) =>
    (await caller.data(FUNNEL, { projectId, filter, asOf })).funnel;
  /** Reported, with the materials and institutions named. */
  const heldEvent = async (
    materialIds: readonly string[],
    attending: readonly string[],
    wanted: WantedEvent = {},
  ): Promise<Thing> => {
    const event = await eventLike(hub, { state: 'REPORTED', startsAt: '2024-09-10T07:00:00Z', ...wanted });
    await hub.pool.query(
      `insert into event_material (event_id, material_id, "position") select $1, x.id, x.n from unnest($2::uuid[]) with ordinality x (id, n)`,
      [event.id, materialIds],
    );
    for (const name of attending)
      await hub.pool.query(
        `insert into event_attendance (event_id, project_id, organisation_id, role, count) values ($1, $2, $3, 'TEACHER', 3)`,
        [event.id, projectId, await organisationId(hub, name)],
      );
    return event;
  };
  return { ...world, ask, list, answer, refusedAnswer, funnel, heldEvent };
}
