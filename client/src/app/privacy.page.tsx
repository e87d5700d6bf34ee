import { useTranslation } from 'react-i18next';
import { TextPage } from './text-page.tsx';

const parts = ['what', 'why', 'who', 'cookies', 'rights'] as const;

/** The privacy notice. */
export default function Privacy() {
  const { t } = useTranslation('app');
  return (
    <TextPage
      title={t('privacy.title')}
      parts={parts.map((part) => ({ title: t(`privacy.${part}.title`), text: t(`privacy.${part}.text`) }))}
    />
  );
}
