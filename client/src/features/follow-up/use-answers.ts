import { useMutation } from '@apollo/client/react';
import { useRef } from 'react';
import type { FollowUpAnswerInput } from '../../platform/graphql/generated/graphql.ts';
import { newKey } from '../../platform/graphql/idempotency-key.ts';
import { AnswerFollowUp, type FollowUpDetail } from './follow-up.query.ts';

export type Answer = FollowUpAnswerInput;

/** Sends answers; the same ones sent again after a lost line are the same call. What is shown is read anew either way. */
export function useAnswers(followUp: FollowUpDetail | null | undefined, refetch: () => Promise<unknown>) {
  const [mutate, { loading: busy, error, reset }] = useMutation(AnswerFollowUp, {
    refetchQueries: ['FollowUpPage', 'UnreadNotifications'],
    awaitRefetchQueries: true,
  });
  const attempt = useRef({ body: '', key: '' });
  const answer = async (answers: Answer[]): Promise<boolean> => {
    if (!followUp) return false;
    const body = JSON.stringify([followUp.id, followUp.version, answers]);
    if (attempt.current.body !== body) attempt.current = { body, key: newKey() };
    const input = { id: followUp.id, expectedVersion: followUp.version, answers, idempotencyKey: attempt.current.key };
    try {
      await mutate({ variables: { input } });
      return true;
    } catch {
      // Whoever was overtaken sees what stands now before answering again.
      await refetch().catch(() => undefined);
      return false;
    }
  };
  return { answer, busy, error, reset };
}
