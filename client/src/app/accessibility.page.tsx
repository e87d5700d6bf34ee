import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/auth/session.tsx';
import { TextPage } from './text-page.tsx';

const parts = ['state', 'use', 'limits', 'feedback'] as const;

/** The accessibility statement. */
export default function Accessibility() {
  const { t } = useTranslation('app');
  const { feedbackEmail } = useSession();
  const textOf = (part: (typeof parts)[number]) =>
    part === 'feedback' && !feedbackEmail ? t('accessibility.feedback.without') : t(`accessibility.${part}.text`);
  return (
    <TextPage
      title={t('accessibility.title')}
      parts={parts.map((part) => ({ title: t(`accessibility.${part}.title`), text: textOf(part) }))}
    />
  );
}
