import { registerEnumType } from 'type-graphql';

/** What a person does in an organisation. */
export enum MemberRole {
  EDITOR = 'EDITOR',
  FINANCE = 'FINANCE',
  SIGNATORY = 'SIGNATORY',
  READER = 'READER',
  OFFICER = 'OFFICER',
  AUDITOR = 'AUDITOR',
  ADMINISTRATOR = 'ADMINISTRATOR',
}
registerEnumType(MemberRole, {
  name: 'MemberRole',
  description:
    'What a person does in an organisation. With the organisation’s position in a project it decides what they may do there.',
});

export enum OrganisationKind {
  PROVIDER = 'PROVIDER',
  FUNDER = 'FUNDER',
  AUDITOR = 'AUDITOR',
  OPERATOR = 'OPERATOR',
}
registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'Education provider, funder, auditor, or the operator of this installation.',
});

/** What an organisation is to a project; it follows from partnerships, the funder of the project and auditors’ mandates. */
export enum Position {
  COORDINATOR = 'COORDINATOR',
  PARTNER = 'PARTNER',
  FUNDER = 'FUNDER',
  AUDITOR = 'AUDITOR',
  OUTSIDER = 'OUTSIDER',
}
registerEnumType(Position, { name: 'Position', description: 'What the acting organisation is to a project.' });
