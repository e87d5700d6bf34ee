import { useQuery } from '@apollo/client/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import type { OnEvents, ProjectEvent } from '../../platform/live/project-feeds.ts';
import { useProjectEvents } from '../../platform/live/use-project-events.ts';
import { useReadingAnew } from '../../platform/live/use-reading-anew.ts';
import { matrixFilterOf, matrixSortOf, ownFilterOf } from './matrix-address.ts';
import { declaredBy, MatrixCells } from './matrix-cells.ts';
import { AdoptionMatrix } from './matrix.query.ts';

// What only the server can tell is asked for once a burst of events is over.
const SETTLE = 300;
/** As many events as may come while the matrix is read. */
const HEARD = 1_000;
/** `41.9f3c2a1b` is a place after the event at 41. */
const positionIn = (cursor: string | null): number => Number(cursor?.split('.')[0] ?? 0);

/**
 * The matrix that the address asks for, kept out of the normalised cache: it is one large text for each provider. What others declare
 * changes its cells in place; `revision` tells that it did.
 */
export function useMatrix(projectId: string, address: AddressFilter, view: 'matrix' | 'own') {
  const filter = view === 'own' ? ownFilterOf(address) : matrixFilterOf(address);
  const variables = { projectId, filter, sort: matrixSortOf(address) };
  const { data, previousData, error, loading, refetch } = useQuery(AdoptionMatrix, { variables, fetchPolicy: 'no-cache' });
  const shown = data ?? previousData;
  const matrix = shown?.adoptionMatrix ?? null;
  const cursor = shown?.project?.historyCursor ?? null;
  const heard = useRef<ProjectEvent[]>([]);
  const cells = useMemo(() => {
    // What was told while it was being read may be newer than what was read.
    heard.current = heard.current.filter(({ position }) => Number(position) > positionIn(cursor));
    return matrix && new MatrixCells(matrix, heard.current);
  }, [matrix, cursor]);
  const [revision, setRevision] = useState(0);
  const touch = useCallback(() => setRevision((before) => before + 1), []);
  const readAnew = useReadingAnew(refetch, SETTLE);

  const take: OnEvents = (events) => {
    const at = performance.now();
    heard.current = [...heard.current, ...events].slice(-HEARD);
    const said = events.map(declaredBy);
    if (said.includes('unknown')) readAnew();
    const news = said.filter((one) => one !== null && one !== 'unknown' && cells?.take(one, at));
    if (news.length) touch();
  };
  useProjectEvents(cells ? projectId : null, take, cursor);

  return { matrix, cells, revision, touch, error, loading, refetch, useFrom: shown?.project?.useFrom };
}
export type MatrixState = ReturnType<typeof useMatrix>;
