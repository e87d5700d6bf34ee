import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { useErrorWords } from '../../platform/errors/error-words.ts';
import { Columns } from '../../ui/columns.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { DraftFiles } from './draft-files.tsx';
import { DraftForm } from './draft-form.tsx';
import { VersionContent } from './version-content.tsx';
import { VersionFrame } from './version-frame.tsx';
import type { Version } from './version.query.ts';

/** Where the next version of a material is written. */
export default function DraftPage() {
  const { t } = useTranslation('versions');
  const words = useErrorWords();
  return (
    <VersionFrame place={t('draft.place')} title={({ material, number }) => t('draft.title', { title: material.title, number })}>
      {(version, refetch) => {
        const { allowed, reason } = version.viewerCan.edit;
        if (!allowed)
          return (
            <>
              <Notice tone="warning">{words({ code: 'FORBIDDEN', params: { reason } })}</Notice>
              <VersionContent version={version} />
            </>
          );
        return (
          <>
            {version.returnReason && <Notice tone="warning">{t('standing.returned', { reason: version.returnReason })}</Notice>}
            <Columns aside={<Proposals version={version} />}>
              <DraftForm key={version.id} version={version} refetch={refetch}>
                <DraftFiles version={version} />
              </DraftForm>
            </Columns>
          </>
        );
      }}
    </VersionFrame>
  );
}

function Proposals({ version: { acceptedProposals } }: { version: Version }) {
  const { t } = useTranslation('versions');
  return (
    <Section title={t('draft.proposals')}>
      {!acceptedProposals.length && <Prose quiet>{t('draft.noProposals')}</Prose>}
      {acceptedProposals.map(({ id, text, organisation }) => (
        <div key={id}>
          <strong>{localName(organisation)}</strong>
          <Prose>{text}</Prose>
        </div>
      ))}
    </Section>
  );
}
