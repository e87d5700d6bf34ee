import { ApolloLink, execute } from '@apollo/client/link';
import { parse } from 'graphql';
import type { Sink, SubscribePayload } from 'graphql-ws';
import { Observable, Subject, of } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { isFinal, resumingLink, type LineState } from './resuming.link.ts';

const query = parse(
  'subscription ($projectId: ID!, $after: Cursor) { projectEvents(projectId: $projectId, after: $after) { cursor } }',
);
const frame = (cursor: string) => ({ data: { projectEvents: { cursor } } });

function line(pause: (attempt: number) => Observable<unknown> = () => of(0)) {
  const tries: { payload: SubscribePayload; sink: Sink; disposed: boolean }[] = [];
  const states: LineState[] = [];
  const link = resumingLink({
    client: {
      subscribe: (payload: SubscribePayload, sink: Sink<never>) => {
        const attempt = { payload, sink: sink as Sink, disposed: false };
        tries.push(attempt);
        return () => void (attempt.disposed = true);
      },
    } as never,
    pause,
    onState: (state) => states.push(state),
  });
  const got: unknown[] = [];
  const outcome: { error?: unknown; complete?: true } = {};
  const subscription = execute(link, { query, variables: { projectId: 'p', after: 'start' } }, { client: {} as never }).subscribe(
    {
      next: (result: ApolloLink.Result) => got.push((result.data as { projectEvents: { cursor: string } }).projectEvents.cursor),
      error: (error: unknown) => (outcome.error = error),
      complete: () => (outcome.complete = true),
    },
  );
  return {
    tries,
    states,
    got,
    outcome,
    subscription,
    sink: () => tries.at(-1)!.sink,
    after: () => tries.at(-1)!.payload.variables?.['after'],
  };
}

describe('a subscription that resumes', () => {
  test('begins after the cursor it was asked with', () => {
    expect(line().after()).toBe('start');
  });

  test('goes on after the last cursor received when the line breaks', () => {
    const { sink, after, got, states } = line();
    sink().next(frame('1.a'));
    sink().next(frame('2.b'));
    sink().error({ code: 1006 });
    expect(after()).toBe('2.b');
    sink().next(frame('3.c'));
    expect(got).toEqual(['1.a', '2.b', '3.c']);
    expect(states).toEqual(['open', 'open', 'lost', 'open']);
  });

  test('asks again for what it asked first when nothing had come yet', () => {
    const { sink, after, tries } = line();
    sink().error(new Error('connection refused'));
    expect(tries).toHaveLength(2);
    expect(after()).toBe('start');
  });

  test('tries again when the service was away for a moment', () => {
    const { sink, tries, outcome } = line();
    sink().error([{ message: 'UNAVAILABLE', extensions: { code: 'UNAVAILABLE' } }]);
    expect(tries).toHaveLength(2);
    expect(outcome.error).toBeUndefined();
  });

  test.each([4400, 4401, 4406, 4409, 4500])('stays away after close code %i', (code) => {
    const { sink, tries, outcome, states } = line();
    sink().error({ code });
    expect(tries).toHaveLength(1);
    expect(outcome.error).toBeInstanceOf(Error);
    expect(states).toEqual([code === 4401 ? 'ended' : 'lost']);
  });

  test('stays away after a refusal in GraphQL, and says which', () => {
    const { sink, tries, outcome } = line();
    sink().error([{ message: 'NOT_FOUND', extensions: { code: 'NOT_FOUND' } }]);
    expect(tries).toHaveLength(1);
    expect(outcome.error).toMatchObject({ errors: [{ message: 'NOT_FOUND' }] });
  });

  test('waits its pause before the next try, and gives up when nobody listens any more', () => {
    const gate = new Subject<unknown>();
    const { sink, tries, subscription } = line(() => gate);
    sink().error({ code: 1001 });
    expect(tries).toHaveLength(1);
    subscription.unsubscribe();
    gate.next(0);
    expect(tries).toHaveLength(1);
  });

  test('lets go of the line when nobody listens', () => {
    const { tries, subscription } = line();
    subscription.unsubscribe();
    expect(tries[0]!.disposed).toBe(true);
  });

  test('ends when the server ends it', () => {
    const { sink, outcome } = line();
    sink().complete();
    expect(outcome.complete).toBe(true);
  });
});

test('a refusal is final only when it would be repeated', () => {
  expect(isFinal({ code: 4403 })).toBe(false);
  expect(isFinal(new TypeError('no network'))).toBe(false);
  expect(isFinal([{ extensions: { code: 'RATE_LIMITED' } }])).toBe(false);
  expect(isFinal([{ extensions: { code: 'UNAUTHENTICATED' } }])).toBe(true);
});
