import { useMutation } from '@apollo/client/react';
import CheckIcon from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { openAnew } from '../platform/auth/leave.ts';
import type { Viewer } from '../platform/auth/session.tsx';
import { graphql } from '../platform/graphql/generated/gql.ts';
import { localName } from '../platform/i18n/language.ts';
import { useTerms } from '../platform/i18n/terms.ts';

const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`);
const SwitchOrganisation = graphql(`
  mutation SwitchOrganisation($input: SwitchOrganisationInput!) {
    switchOrganisation(input: $input) {
      organisation {
        id
      }
    }
  }
`);

/** The organisations that the viewer may act for, each with the roles held in it; the present one first. */
function organisationsOf({ memberships, organisation: acting }: Viewer) {
  const byId = new Map<string, { organisation: Viewer['memberships'][number]['organisation']; roles: Viewer['roles'] }>();
  for (const { organisation, role } of memberships) {
    const held = byId.get(organisation.id);
    byId.set(organisation.id, { organisation, roles: [...(held?.roles ?? []), role] });
  }
  return [...byId.values()].toSorted((a, b) => Number(b.organisation.id === acting.id) - Number(a.organisation.id === acting.id));
}

type Props = { id: string; viewer: Viewer; anchor: HTMLElement; onClose: () => void };

/** The ways to act for another organisation, and to leave. */
export default function PersonMenu({ id, viewer, anchor, onClose }: Props) {
  const { t } = useTranslation('app');
  const term = useTerms();
  const [signOut] = useMutation(SignOut);
  const [switchOrganisation] = useMutation(SwitchOrganisation);
  return (
    <Menu
      id={id}
      anchorEl={anchor}
      open
      onClose={onClose}
      slotProps={{ list: { 'aria-label': t('person.menu') }, paper: { sx: { maxWidth: 'min(360px, 94vw)' } } }}
    >
      {organisationsOf(viewer).map(({ organisation, roles }) => {
        const acting = organisation.id === viewer.organisation.id;
        return (
          <MenuItem
            key={organisation.id}
            role="menuitemradio"
            aria-checked={acting}
            onClick={() => {
              onClose();
              if (!acting)
                void switchOrganisation({ variables: { input: { organisationId: organisation.id } } }).then(() => openAnew('/'));
            }}
            sx={{ whiteSpace: 'normal', alignItems: 'flex-start', gap: 1 }}
          >
            <CheckIcon fontSize="small" sx={{ visibility: acting ? 'visible' : 'hidden', mt: 0.25 }} />
            <span>
              <Box component="span" sx={{ display: 'block', fontWeight: acting ? 600 : 400 }}>
                {localName(organisation)}
              </Box>
              <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}>
                {roles.map((role) => term('memberRole', role)).join(', ')}
              </Box>
            </span>
          </MenuItem>
        );
      })}
      <Divider />
      <MenuItem component={Link} to="/account" onClick={onClose} sx={{ pl: 5.5 }}>
        {t('person.account')}
      </MenuItem>
      <MenuItem onClick={() => void signOut().then(() => openAnew('/sign-in'))} sx={{ pl: 5.5 }}>
        {t('person.signOut')}
      </MenuItem>
    </Menu>
  );
}
