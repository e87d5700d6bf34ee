import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { useProjectEvents } from '../../platform/live/use-project-events.ts';
import { matrixFilterOf, matrixSortOf, ownFilterOf } from './matrix-address.ts';
import { declaredBy, MatrixCells } from './matrix-cells.ts';
import { AdoptionMatrix } from './matrix.query.ts';

// What only the server can tell is asked for once a burst of events is over.
const SETTLE = 300;

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
  const cells = useMemo(() => matrix && new MatrixCells(matrix), [matrix]);
  const [revision, setRevision] = useState(0);
  const touch = useCallback(() => setRevision((before) => before + 1), []);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const take = (events: Parameters<Parameters<typeof useProjectEvents>[1]>[0]) => {
    const at = performance.now();
    let changed = false;
    for (const event of events) {
      const said = declaredBy(event);
      if (said === 'unknown') {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void refetch().catch(() => undefined), SETTLE);
      } else if (said && cells?.take(said, at)) changed = true;
    }
    if (changed) touch();
  };
  useProjectEvents(cells ? projectId : null, take, shown?.project?.historyCursor ?? null);

  return { matrix, cells, revision, touch, error, loading, refetch, useFrom: shown?.project?.useFrom };
}
export type MatrixState = ReturnType<typeof useMatrix>;
