import type { Trial } from './matrix.trial.ts';

/** What everybody may do with their own account, and with nobody else's. */
export const ownAccountTrials = (account: (action: string) => NonNullable<Trial['beforehand']>, nobodys: string): Trial[] => [
  { mutation: 'setLanguage', input: () => ({ language: 'fi' }) },
  { mutation: 'switchOrganisation', upon: 'another’s organisation', input: () => ({ organisationId: nobodys }) },
  { mutation: 'createApiToken', input: () => ({ name: 'Kokeilu' }), beforehand: account('manageAccount') },
  { mutation: 'revokeApiToken', upon: 'another’s', input: () => ({ id: nobodys }), beforehand: account('manageAccount') },
  { mutation: 'endSession', upon: 'another’s', input: () => ({ id: nobodys }), beforehand: account('manageAccount') },
  {
    mutation: 'changePassword',
    input: () => ({ currentPassword: 'ei se ole tämä', newPassword: 'jokin aivan toinen' }),
    beforehand: account('changePassword'),
  },
  { mutation: 'endOtherSessions', input: () => ({}), beforehand: account('manageAccount') },
  { mutation: 'acceptInvitation', upon: 'no letter', input: () => ({ token: 'ei mitään' }) },
];
