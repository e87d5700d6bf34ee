import { ObjectType, registerEnumType } from 'type-graphql';

/**
 * What the viewer may do with an organisation. Its fields are declared by those who know the rules, each in its own slice: a field
 * resolver of this type gets the organisation's row.
 */
@ObjectType({ description: 'What the viewer may do with an organisation.' })
export class OrganisationAbilities {}

export enum LicenceState {
  COMING = 'COMING',
  VALID = 'VALID',
  EXPIRED = 'EXPIRED',
  MERGED = 'MERGED',
}
registerEnumType(LicenceState, {
  name: 'LicenceState',
  description:
    'Whether a licence holds today: not yet, yes, no longer, or no longer because its holder was merged into another. Without dates it is taken as valid.',
});
