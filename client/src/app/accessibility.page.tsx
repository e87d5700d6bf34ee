import { useTranslation } from 'react-i18next';
import { TextPage } from './text-page.tsx';

const parts = ['state', 'use', 'limits', 'feedback'] as const;

/** The accessibility statement. */
export default function Accessibility() {
  const { t } = useTranslation('app');
  return (
    <TextPage
      title={t('accessibility.title')}
      parts={parts.map((part) => ({ title: t(`accessibility.${part}.title`), text: t(`accessibility.${part}.text`) }))}
    />
  );
}
