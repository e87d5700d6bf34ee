import { buildSchema, isEnumType } from 'graphql';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import terms from '../../../../schema/terms.fi.json';

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const lists = {
  stage: 'AdoptionStage',
  materialState: 'MaterialState',
  versionState: 'VersionState',
  kind: 'MaterialKind',
  provenance: 'MaterialProvenance',
  language: 'Language',
  partnershipRole: 'PartnershipRole',
  position: 'Position',
  memberRole: 'MemberRole',
  organisationKind: 'OrganisationKind',
  providerType: 'ProviderType',
  locationBasis: 'LocationBasis',
  invitationState: 'InvitationState',
  tokenScope: 'TokenScope',
  versionImpact: 'VersionImpact',
  proposalState: 'ProposalState',
  problemKind: 'ProblemKind',
  linkOutcome: 'LinkOutcome',
  eventKind: 'EventKind',
  eventState: 'EventState',
  attendeeRole: 'AttendeeRole',
} satisfies Record<keyof typeof terms, string>;

describe('every value of the contract has its word', () => {
  test.each(Object.entries(lists))('%s', (group, name) => {
    const type = schema.getType(name);
    const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    expect(new Set(Object.keys(terms[group as keyof typeof terms]))).toEqual(new Set(values));
  });
});
