import type { Viewer } from '../../platform/auth/viewer.ts';
import { action, changes, type Action } from '../../platform/graphql/action.ts';
import type { Row } from '../../platform/reading/source.ts';
import { trusted, type Sql } from '../../platform/reading/sql.ts';
import type { Person } from '../people/person.entity.ts';

/** An account of the demonstration is everybody’s: its password is known, and stays. */
export const isShared = (person: Pick<Row<Person>, 'demonstration' | 'email'>): Sql =>
  trusted`(${person.demonstration} and ${person.email} like '%@demo.test' and (select i.demonstration from installation i))`;

/** What only a person at a browser does: a token that leaked must not make more of itself. */
export const manageAccount = (viewer: Viewer): Action => action(...changes(viewer), [!viewer.sessionId, 'NOT_WITH_A_TOKEN']);

export const changePassword = (viewer: Viewer, { shared }: { shared: boolean }): Action =>
  action(...changes(viewer), [!viewer.sessionId, 'NOT_WITH_A_TOKEN'], [shared, 'DEMONSTRATION_ACCOUNT']);
