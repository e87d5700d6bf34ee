import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../../reference/dice.ts';
import type { RetryingClient } from '../../support/retrying.ts';

/** What a hub has said to be written: the key it was asked under, and the answer. */
export type AcknowledgedWrite = { key: string; id: string; version: number };

/** Declares its own materials one after another; nobody else declares them, so each answer is known beforehand. */
export class Writer {
  /** The keys of everything asked, answered or not. */
  readonly asked: string[] = [];
  readonly acknowledged: AcknowledgedWrite[] = [];
  /** Refusals, and answers that are not to what was asked. */
  readonly faults: string[] = [];
  private working = true;

  constructor(
    private readonly client: RetryingClient,
    private readonly materials: { id: string; version: number }[],
    private readonly dice: Dice,
  ) {}

  get waits() {
    return this.client.waits;
  }

  /** Declares until it is stopped. */
  async work(): Promise<void> {
    while (this.working) {
      for (const material of this.materials) {
        if (!this.working) return;
        await this.declare(material);
        await pause(30 + this.dice.below(90));
      }
    }
  }

  stop(): void {
    this.working = false;
  }

  private async declare(material: { id: string; version: number }) {
    const key = randomUUID();
    this.asked.push(key);
    try {
      const { id, version } = await this.client.declare(material.id, material.version, key);
      this.acknowledged.push({ key, id, version });
      if (version !== material.version + 1) this.faults.push(`version ${version} after ${material.version}`);
      material.version = version;
    } catch (error) {
      this.faults.push(String(error));
      const now = await this.client.adoptable().catch(() => []);
      material.version = now.find(({ id }) => id === material.id)?.version ?? material.version;
    }
  }
}
