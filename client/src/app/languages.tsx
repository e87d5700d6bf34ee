import { useMutation } from '@apollo/client/react';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../platform/auth/session.tsx';
import { graphql } from '../platform/graphql/generated/gql.ts';
import { language, languageNames, languages, type Language } from '../platform/i18n/language.ts';
import { HiddenText } from '../ui/hidden-text.tsx';

const SetLanguage = graphql(`
  mutation SetLanguage($input: SetLanguageInput!) {
    setLanguage(input: $input) {
      person {
        id
        language
      }
    }
  }
`);

/** The same page in the other languages. Whoever is signed in gets mail in the chosen one, too. */
export function Languages() {
  const { t } = useTranslation('app');
  const { viewer } = useSession();
  const { pathname, search } = useLocation();
  const [remember] = useMutation(SetLanguage);
  const addressIn = (other: Language) => `/${other}${pathname === '/' ? '' : pathname}${search}`;
  return (
    <Box component="nav" aria-label={t('languages')} sx={{ display: 'flex', gap: 0.5, whiteSpace: 'nowrap' }}>
      {languages.map((other) => (
        <Box
          key={other}
          component="a"
          href={addressIn(other)}
          lang={other}
          hrefLang={other}
          aria-current={other === language ? 'true' : undefined}
          onClick={(event) => {
            if (!viewer || other === language) return;
            event.preventDefault();
            const go = () => location.assign(addressIn(other));
            void remember({ variables: { input: { language: other } } }).then(go, go);
          }}
          sx={{
            p: 0.75,
            fontSize: '0.875rem',
            fontWeight: other === language ? 700 : 400,
            textDecoration: other === language ? 'none' : 'underline',
          }}
        >
          {other.toUpperCase()}
          <HiddenText> {languageNames[other]}</HiddenText>
        </Box>
      ))}
    </Box>
  );
}
