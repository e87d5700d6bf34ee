import { limits } from '../../../../schema/limits.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { useTranslation } from 'react-i18next';

type Props = { value: string; onChange: (note: string) => void; error?: string };

/** What the coordinator adds in words of its own to a reminder or an invitation. */
export function NoteField(props: Props) {
  const { t } = useTranslation('coverage');
  return <TextArea label={t('nudge.note')} name="note" maxLength={limits.text} {...props} />;
}
