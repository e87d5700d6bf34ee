import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { MatrixFilters } from './matrix-filters.tsx';
import { matrixFilterNames } from './matrix-address.ts';
import { MatrixGrid } from './matrix-grid.tsx';
import { OwnStages } from './own-stages.tsx';
import { useMatrix } from './use-matrix.ts';

type Props = { projectId: string; address: AddressFilter; view: 'matrix' | 'own' };

/** The matrix as a grid of all, or the own row of it as a list; what it is narrowed to is the same. */
export function MatrixView({ projectId, address, view }: Props) {
  const { t } = useTranslation(['matrix', 'adoptions']);
  const state = useMatrix(projectId, address, view);
  const { cells, matrix, error, loading, refetch } = state;
  const narrowed = matrixFilterNames.filter((name) => address.text(name));
  const isEmpty = matrix !== null && (!matrix.providers.length || !matrix.materials.length);
  return (
    <>
      <MatrixFilters address={address} ownOnly={view === 'own'} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!matrix && loading && <CardSkeleton height={480} />}
      {isEmpty && (
        <EmptyState
          title={narrowed.length ? t('empty.filtered') : t('empty.title')}
          action={narrowed.length > 0 && <Button onClick={() => address.clear(narrowed)}>{t('adoptions:filter.clear')}</Button>}
        />
      )}
      {cells && !isEmpty && view === 'matrix' && <MatrixGrid state={{ ...state, cells }} address={address} />}
      {cells && !isEmpty && view === 'own' && <OwnStages state={{ ...state, cells }} address={address} />}
    </>
  );
}
