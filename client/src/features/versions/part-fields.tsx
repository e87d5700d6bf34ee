import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import type { Language } from '../../platform/graphql/generated/graphql.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Tiles } from '../../ui/columns.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { Part } from '../../ui/part.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { PartDraft } from './draft-state.ts';

type Props = {
  language: Language;
  part: PartDraft;
  onChange: (part: PartDraft) => void;
  /** What is wrong with a field of this part. */
  errorOf: (field: string) => { error?: string };
};

/** What a draft holds in one language. */
export function PartFields({ language, part, onChange, errorOf }: Props) {
  const { t } = useTranslation('versions');
  const [previewed, setPreviewed] = useState(false);
  const change = (more: Partial<PartDraft>) => onChange({ ...part, ...more });
  const changeLink = (at: number, more: Partial<PartDraft['links'][number]>) =>
    change({ links: part.links.map((link, index) => (index === at ? { ...link, ...more } : link)) });
  return (
    <>
      <TextInput
        label={t('content.title')}
        hint={t('draft.titleHint')}
        name={`${language}.title`}
        value={part.title}
        maxLength={limits.line}
        onChange={(title) => change({ title })}
        {...errorOf('title')}
      />
      <TextArea
        label={t('content.description')}
        hint={t('draft.markdownHint')}
        name={`${language}.description`}
        rows={10}
        value={part.description}
        maxLength={limits.markdown}
        onChange={(description) => change({ description })}
        {...errorOf('description')}
      />
      <Button size="small" aria-expanded={previewed} onClick={() => setPreviewed(!previewed)}>
        {previewed ? t('draft.previewHide') : t('draft.preview')}
      </Button>
      {previewed && (
        <Part title={t('draft.previewTitle')}>
          <Markdown text={part.description} from={4} language={language} />
        </Part>
      )}
      <Part title={t('content.links')}>
        {part.links.map(({ label, address }, index) => (
          <Box key={index} component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 1, minWidth: 0 }}>
            <Box component="legend" sx={{ p: 0, fontSize: '0.8125rem', color: 'text.secondary' }}>
              {t('draft.link', { number: index + 1 })}
            </Box>
            <Tiles least={220}>
              <TextInput
                label={t('draft.linkLabel')}
                name={`${language}.links.${index}.label`}
                value={label}
                onChange={(value) => changeLink(index, { label: value })}
                {...errorOf(`links.${index}.label`)}
              />
              <TextInput
                label={t('draft.linkAddress')}
                name={`${language}.links.${index}.address`}
                type="url"
                value={address}
                onChange={(value) => changeLink(index, { address: value })}
                {...errorOf(`links.${index}.address`)}
              />
            </Tiles>
            <Button size="small" onClick={() => change({ links: part.links.filter((_, at) => at !== index) })}>
              {t('draft.linkRemove', { number: index + 1 })}
            </Button>
          </Box>
        ))}
        {part.links.length < limits.links && (
          <ButtonRow>
            <Button
              size="small"
              variant="outlined"
              onClick={() => change({ links: [...part.links, { label: '', address: '' }] })}
            >
              {t('draft.linkAdd')}
            </Button>
          </ButtonRow>
        )}
      </Part>
      <TextArea
        label={t('content.accessibility')}
        hint={t('draft.accessibilityHint')}
        name={`${language}.accessibility`}
        value={part.accessibility}
        maxLength={limits.text}
        onChange={(accessibility) => change({ accessibility })}
        {...errorOf('accessibility')}
      />
    </>
  );
}
