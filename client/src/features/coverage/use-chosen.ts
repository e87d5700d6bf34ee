import { useState } from 'react';

/** Rows that were chosen among those shown; what is no longer shown is not chosen any more. */
export function useChosen(rows: readonly { id: string }[]) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const chosen = ids.filter((id) => rows.some((row) => row.id === id));
  return {
    chosen,
    toggle: (id: string) => setIds(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]),
    all: () => setIds(rows.map(({ id }) => id)),
    none: () => setIds([]),
  };
}
