import { setImmediate as turn } from 'node:timers/promises';
import type { Viewer } from '../platform/auth/viewer.ts';
import type { Credential } from './credentials.ts';
import type { Viewers } from './viewers.ts';

type Asked = { promise: Promise<Viewer | null>; resolve: (viewer: Viewer | null) => void; reject: (error: unknown) => void };

/**
 * Who the many are that are asked about at the same time, in one statement: a change wakes thousands of subscriptions, of far fewer
 * people. Nothing is kept: whoever asks gets what a statement finds that began afterwards.
 */
export class ViewersTogether {
  private readonly waiting: Record<Credential['kind'], Waiting>;

  constructor(viewers: Viewers) {
    this.waiting = { session: new Waiting(viewers, 'session'), apiToken: new Waiting(viewers, 'apiToken') };
  }

  by = ({ kind, secret }: Credential): Promise<Viewer | null> => this.waiting[kind].ask(secret);
}

class Waiting {
  private asked = new Map<string, Asked>();
  private answered: Promise<void> = Promise.resolve();

  constructor(
    private readonly viewers: Viewers,
    private readonly kind: Credential['kind'],
  ) {}

  ask(secret: string): Promise<Viewer | null> {
    let asked = this.asked.get(secret);
    if (!asked) {
      this.asked.set(secret, (asked = Promise.withResolvers<Viewer | null>()));
      if (this.asked.size === 1) this.answered = this.answer(this.answered);
    }
    return asked.promise;
  }

  private async answer(before: Promise<void>) {
    // Everybody who was woken together has asked by then; those who ask during a statement go with the next.
    await before;
    await turn();
    const asked = this.asked;
    this.asked = new Map();
    try {
      const found = await this.viewers.those(this.kind, [...asked.keys()]);
      let i = 0;
      for (const { resolve } of asked.values()) resolve(found[i++]!);
    } catch (error) {
      for (const { reject } of asked.values()) reject(error);
    }
  }
}
