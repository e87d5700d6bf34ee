import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import Box from '@mui/material/Box';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { newKey } from '../../platform/graphql/idempotency-key.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { CommentForm } from './comment-form.tsx';
import { CommentItem } from './comment-item.tsx';
import { AddComment, Discussion as DiscussionDocument } from './discussion.query.ts';

const page = 20;
/** Of what no project has in care nobody is told as it happens: the reader's page looks again by itself. */
const EVERY = 5_000;

type Props = {
  materialId: string;
  projectId: string | undefined;
  /** The version that is spoken of; left out: the material and all its versions. */
  version?: { id: string; number: number };
};

/** What people say of a material and of its versions, as they say it. */
export function Discussion({ materialId, projectId, version }: Props) {
  const { t } = useTranslation('discussion');
  const { viewer } = useSession();
  const client = useApolloClient();
  const words = useErrorWords();
  const about = { materialId, materialVersionId: version?.id ?? null };
  const query = useQuery(DiscussionDocument, {
    variables: { ...about, first: page },
    pollInterval: projectId ? 0 : EVERY,
    skipPollAttempt: () => document.hidden,
  });
  const [add] = useMutation(AddComment);
  const attempt = useRef({ text: '', key: '' });
  const { comments, material } = query.data ?? {};

  /** As many as are shown, anew. */
  const readAgain = () =>
    client.query({
      query: DiscussionDocument,
      variables: { ...about, first: Math.min(limits.page, Math.max(page, (comments?.nodes.length ?? 0) + 1)) },
      fetchPolicy: 'network-only',
    });
  useLiveRefetch(projectId, ['comment.'], readAgain);

  const say = async (text: string) => {
    // The same words sent again after a lost line are said once.
    if (attempt.current.text !== text) attempt.current = { text, key: newKey() };
    await add({ variables: { input: { ...about, text, idempotencyKey: attempt.current.key } } });
    attempt.current = { text: '', key: '' };
    await readAgain().catch(() => undefined);
  };

  const can = material?.viewerCan.addComment;
  return (
    <Section
      title={
        version
          ? t('titleVersion', { number: version.number })
          : comments?.totalCount
            ? t('titleCount', { count: comments.totalCount })
            : t('title')
      }
    >
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {can?.allowed && (
        <CommentForm
          key={`${materialId} ${version?.id}`}
          materialId={materialId}
          label={t('label')}
          submit={t('send')}
          draft={[viewer?.person.id, viewer?.organisation.id, materialId, version?.id].filter(Boolean).join(' ')}
          onSend={say}
        />
      )}
      {can && !can.allowed && <Prose quiet>{words({ code: 'FORBIDDEN', params: { reason: can.reason } })}</Prose>}
      {!comments && query.loading && <TableSkeleton rows={2} />}
      {comments && !comments.nodes.length && <Prose quiet>{t('empty')}</Prose>}
      <Box component="ul" aria-label={t('list')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {comments?.nodes.map((comment) => (
          <CommentItem key={comment.id} comment={comment} materialId={materialId} within={version && 'version'} />
        ))}
      </Box>
      {comments?.pageInfo.hasNextPage && (
        <MoreButton
          label={t('earlier')}
          busy={query.loading}
          onClick={() => void query.fetchMore({ variables: { first: page, after: comments.pageInfo.endCursor ?? null } })}
        />
      )}
    </Section>
  );
}
