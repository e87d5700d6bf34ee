import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { Page, type Crumb } from './page.tsx';
import { CardSkeleton } from './skeletons.tsx';

type Props = {
  title: string;
  crumbs: Crumb[];
  /** How the reading of it stands. */
  asked: { error?: unknown; loading: boolean; refetch: () => Promise<unknown> };
  /** What is said where there is no such thing, and where to go instead. */
  missing: { title: string; hint?: string; action: ReactNode };
};

/** The page of one thing until it is there: it is being read, it could not be read, or there is none. */
export function AwaitedPage({ title, crumbs, asked: { error, loading, refetch }, missing }: Props) {
  const none = !error && !loading;
  return (
    <Page title={none ? missing.title : title} crumbs={crumbs}>
      {Boolean(error) && <ErrorState error={error} onRetry={() => void refetch()} />}
      {loading && <CardSkeleton height={320} />}
      {none && <EmptyState {...missing} />}
    </Page>
  );
}
