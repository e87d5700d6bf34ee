import { useTranslation } from 'react-i18next';
import { formatDate } from '../../platform/i18n/format.ts';
import type { FieldError } from './declaration-draft.ts';

const names: Record<string, string> = {
  effectiveDate: 'panel.effectiveDate',
  evidence: 'evidence.text',
  'evidence.decisionDate': 'panel.decisionDate',
  'evidence.fileIds': 'evidence.files',
};

/** Says what is wrong with a field of a declaration; with its name where it stands apart from it. */
export function useFieldErrorWords(): (problem: FieldError, named?: boolean) => string {
  const { t, i18n } = useTranslation('adoptions');
  // Keys made of the server's codes: what is not ours is said in general words.
  const say = t as unknown as (key: string, values?: Record<string, unknown>) => string;
  return ({ field, code, params = {} }, named = false) => {
    const values = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? formatDate(String(value)) : value,
      ]),
    );
    const words = i18n.exists(`adoptions:error.${code}`)
      ? say(`error.${code}`, values)
      : i18n.exists(`adoptions:problem.${code}`)
        ? say(`problem.${code}`, values)
        : say('problem.other');
    const name = names[field] ?? `evidence.${field.replace('evidence.', '')}`;
    return named && i18n.exists(`adoptions:${name}`) ? `${say(name)}: ${words}` : words;
  };
}
