import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import { localName } from '../../platform/i18n/language.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { MergerPreviewDocument } from './register.query.ts';

/** What a merger does not move: somebody has to see to it. */
export function MergerPreview({ id }: { id: string }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const { today } = useSession();
  const { data, error } = useQuery(MergerPreviewDocument, { variables: { id } });
  if (error) return <ErrorState error={error} />;
  if (!data?.organisation) return null;
  const { maintainedCount, partnerships } = data.organisation;
  const going = partnerships.filter(({ validUntil }) => validUntil === null || validUntil >= today);
  return (
    <Notice tone="warning">
      {t('merger.stays')}
      <ul>
        <li>{t('merger.people', { count: data.people.totalCount })}</li>
        <li>{t('merger.materials', { count: maintainedCount })}</li>
        {going.map(({ id: key, role, project }) => (
          <li key={key}>{t('merger.partnership', { project: localName(project), role: t(`terms:partnershipRole.${role}`) })}</li>
        ))}
      </ul>
    </Notice>
  );
}
