import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack, Tiles } from '../../ui/columns.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';

type Props = {
  subtitle: ReactNode;
  filter?: ReactNode;
  figures: ReactNode;
  columns: ReactNode[];
  ready: boolean;
  error: unknown;
  onRetry: () => void;
};

/** A dashboard's build: a row of figures, and under it its columns, as many side by side as there is room for. */
export function DashboardFrame({ subtitle, filter, figures, columns, ready, error, onRetry }: Props) {
  const { t } = useTranslation('dashboards');
  return (
    <Page title={t('title')} subtitle={subtitle}>
      {Boolean(error) && (
        <Box sx={{ mb: 1.5 }}>
          <ErrorState error={error} onRetry={onRetry} />
        </Box>
      )}
      {filter}
      {ready ? (
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <Tiles>{figures}</Tiles>
          <Box
            sx={{
              display: 'grid',
              gap: 1.5,
              alignItems: 'start',
              gridTemplateColumns: {
                xs: 'minmax(0, 1fr)',
                md: 'repeat(2, minmax(0, 1fr))',
                xl: 'minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 1fr)',
              },
            }}
          >
            {columns.map((column, place) => (
              <Box key={place} sx={place === 2 ? { gridColumn: { md: '1 / -1', xl: 'auto' } } : undefined}>
                <Stack>{column}</Stack>
              </Box>
            ))}
          </Box>
        </Box>
      ) : (
        !error && (
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            <Tiles>
              {[1, 2, 3, 4, 5].map((n) => (
                <CardSkeleton key={n} height={108} />
              ))}
            </Tiles>
            <Tiles least={320}>
              {[1, 2, 3].map((n) => (
                <CardSkeleton key={n} height={380} />
              ))}
            </Tiles>
          </Box>
        )
      )}
    </Page>
  );
}
