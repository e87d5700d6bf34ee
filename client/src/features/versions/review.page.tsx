import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { failureOf } from '../../platform/errors/failure.ts';
import type { VersionImpact } from '../../platform/graphql/generated/graphql.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Columns } from '../../ui/columns.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Comparison } from './comparison.tsx';
import { impacts } from './impacts.ts';
import { versionPath } from './version-address.ts';
import { VersionDiscussion } from './version-discussion.tsx';
import { VersionFacts } from './version-facts.tsx';
import { VersionFrame } from './version-frame.tsx';
import { PublishVersion, ReturnVersion, type Version } from './version.query.ts';

/** What another person wrote, against what is published now; and the decision on it. */
export default function Review() {
  const { t } = useTranslation('versions');
  return (
    <VersionFrame
      place={t('review.place')}
      title={({ material, number }) => t('review.title', { title: material.title, number })}
    >
      {(version, refetch) => {
        const { currentVersion } = version.material;
        return (
          <Columns
            aside={
              <>
                <Decision key={version.id} version={version} refetch={refetch} />
                <VersionFacts version={version} />
              </>
            }
          >
            <Comparison from={currentVersion && currentVersion.number !== version.number ? currentVersion : null} to={version} />
            <VersionDiscussion version={version} />
          </Columns>
        );
      }}
    </VersionFrame>
  );
}

function Decision({ version, refetch }: { version: Version; refetch: () => Promise<unknown> }) {
  const { t } = useTranslation('versions');
  const term = useTerms();
  const [impact, setImpact] = useState<VersionImpact | null>(version.impact);
  const [reason, setReason] = useState('');
  const options = { errorPolicy: 'none' } as const;
  const [publish, publishing] = useMutation(PublishVersion, options);
  const [giveBack, returning] = useMutation(ReturnVersion, options);
  const error = publishing.error ?? returning.error;
  const unreasoned = error !== undefined && failureOf(error).code === 'REASON_REQUIRED';
  const seen = { id: version.id, expectedVersion: version.version };
  const busy = publishing.loading || returning.loading;
  // How it stands now is read again whatever came of it: somebody else may have decided.
  const settled = () => void refetch().catch(() => undefined);
  const decide = (act: Promise<unknown>) => void act.then(settled, settled);

  if (version.state !== 'IN_REVIEW')
    return (
      <Section title={t('review.decision')}>
        {error && failureOf(error).code === 'CONFLICT' && <Notice tone="warning">{t('review.overtaken')}</Notice>}
        <Prose>{t('review.over', { state: term('versionState', version.state) })}</Prose>
        <LinkText to={versionPath(version.material.id, version.number)}>{t('review.see')}</LinkText>
      </Section>
    );
  return (
    <Section title={t('review.decision')} accent={version.viewerCan.publish.allowed}>
      {error && !unreasoned && <ErrorState error={error} />}
      <SelectInput
        label={t('facts.impact')}
        name="impact"
        hint={impact ? t(`impact.${impact}`) : ''}
        value={impact ?? ''}
        onChange={(value) => setImpact(value as VersionImpact)}
        options={impacts.map((value) => ({ value, label: term('versionImpact', value) }))}
      />
      <ActionButton
        can={version.viewerCan.publish}
        busy={busy}
        onClick={() => decide(publish({ variables: { input: { ...seen, impact } } }))}
      >
        {t('review.publish')}
      </ActionButton>
      <Prose quiet>{t('review.publishHint')}</Prose>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          decide(giveBack({ variables: { input: { ...seen, reason } } }));
        }}
      >
        <TextArea
          label={t('review.reason')}
          name="reason"
          value={reason}
          onChange={setReason}
          maxLength={limits.text}
          {...(unreasoned && { error: t('problem.REQUIRED') })}
        />
        <ActionButton can={version.viewerCan.return} type="submit" variant="outlined" busy={busy}>
          {t('review.return')}
        </ActionButton>
      </form>
    </Section>
  );
}
