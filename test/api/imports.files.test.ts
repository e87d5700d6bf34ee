import { beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { Caller, testHub, type TestHub } from '../support/api.ts';
import { archiveOf, bookEntries, workbookOf } from '../support/workbook.ts';
import { dice as diceOf } from '../reference/dice.ts';
import { apply, bring, checked, look, outcomesOf, undo } from './imports.fixture.ts';

let hub: TestHub;
let projectId: string;
let coordinator: Caller;

beforeAll(async () => {
  hub = await testHub();
  await hub.startJobs();
  coordinator = await hub.as('coordinator');
  projectId = (await coordinator.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
}, 60_000);
