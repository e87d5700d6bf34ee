import type { OwnNudgeFragment } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import type { Waiting } from './waits-for-you.tsx';

/** Reminders that wait for the reader's organisation: a row for each theme. */
export const nudgeRows = (nudges: readonly Omit<OwnNudgeFragment, ' $fragmentName'>[]): Waiting[] =>
  nudges.map(({ id, note, theme }) => ({
    key: 'ownNudge',
    count: 1,
    to: `/materials?theme=${theme.code}`,
    of: { id, note, theme: localName(theme) },
  }));
