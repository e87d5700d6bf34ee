import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { type Facts, MaterialForm, emptyFacts } from './material-form.tsx';
import { CreateMaterialDocument } from './maintenance.query.ts';
import { MayCreateDocument } from './may-create.query.ts';
import { useProblems } from './use-problems.ts';

/** Brings a new material into the project. */
export default function NewMaterial() {
  const { t } = useTranslation('maintenance');
  const words = useErrorWords();
  const navigate = useNavigate();
  const { project, viewer } = useSession();
  const { data, loading } = useQuery(MayCreateDocument, { variables: { id: project?.id ?? '' }, skip: !project || !viewer });
  const can = data?.project?.viewerCan.createMaterial;
  const [create, { loading: busy, error }] = useMutation(CreateMaterialDocument, { errorPolicy: 'none' });
  const problems = useProblems(error);
  // The same call again, after an answer was lost, is not a second material.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const save = async (facts: Facts) => {
    if (!project) return;
    await create({
      variables: { input: { ...facts, projectId: project.id, idempotencyKey } },
      update: (cache) => void cache.evict({ fieldName: 'materials' }),
    }).then(
      ({ data: made }) => void navigate(made ? `/materials/${made.createMaterial.id}` : '/materials'),
      () => undefined,
    );
  };
  return (
    <Page title={t('create.title')} crumbs={[{ label: t('create.crumb'), to: '/materials' }]}>
      {loading && <CardSkeleton height={320} />}
      {!loading && can?.allowed && (
        <MaterialForm
          start={emptyFacts}
          busy={busy}
          problems={problems}
          submitLabel={t('create.submit')}
          cancelTo="/materials"
          onSubmit={(facts) => void save(facts)}
        />
      )}
      {!loading && !can?.allowed && (
        <Prose>
          {words({ code: 'FORBIDDEN', params: { reason: can?.reason ?? (viewer ? 'NOT_A_PARTNER' : 'NOT_SIGNED_IN') } })}
        </Prose>
      )}
    </Page>
  );
}
