import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import type { AccountQuery } from '../../platform/graphql/generated/graphql.ts';
import { languageNames, languages, localName, type Language } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { FactsList } from '../../ui/facts-list.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { SetAccountLanguageDocument } from './account.query.ts';

/** Who the reader is here, and the language they are written to in. */
export function AccountDetails({ viewer }: { viewer: NonNullable<AccountQuery['viewer']> }) {
  const { t } = useTranslation('accounts');
  const term = useTerms();
  const [setLanguage, { loading }] = useMutation(SetAccountLanguageDocument);
  const { name, email, language } = viewer.person;
  const choose = async (next: string) => {
    await setLanguage({ variables: { input: { language: next as Language } } });
    location.assign(`/${next}/account`);
  };
  return (
    <Section title={t('account.details')}>
      <FactsList
        facts={[
          { label: t('account.name'), value: name },
          { label: t('account.email'), value: email },
          {
            label: t('account.roles'),
            value: viewer.memberships.map(({ id, role, organisation }) => (
              <div key={id}>
                {term('memberRole', role)}, {localName(organisation)}
              </div>
            )),
          },
        ]}
      />
      <div style={{ marginTop: 12 }}>
        <SelectInput
          label={t('account.language')}
          hint={t('account.languageHint')}
          name="language"
          value={language}
          disabled={loading}
          onChange={(next) => void choose(next)}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
      </div>
    </Section>
  );
}
