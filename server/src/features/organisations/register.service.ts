import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { line, lineOrNull } from '../../platform/graphql/line.ts';
import { webAddress } from '../../platform/graphql/prose.ts';
import { isId } from '../../platform/reading/lookup.ts';
import { keepFormerNames } from './former-names.ts';
import { Licence } from './licence.entity.ts';
import { LocationBasis, Organisation } from './organisation.entity.ts';
import { recordOrganisation } from './organisation.history.ts';
import { Municipality, Region } from './region.entity.ts';
import type { ConfirmLocationsInput, EditOrganisationInput, SetLicenceInput } from './register.inputs.ts';
import { editOrganisation, editProvider } from './register.policy.ts';

/** No name is borne since before; the day before the first of all days is none that a date can tell. */
const EARLIEST = '1900-01-01';
/** How the register is kept by hand. */
export class RegisterService {
  constructor(private readonly database: Database) {}

  /** Gives an organisation other names: a new one from a day on, after which the old one stays to be found; or what was wrong is corrected. */
  edit(viewer: Viewer, input: EditOrganisationInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const organisation = await tx.find(Organisation, input.organisationId, 'organisationId');
      authorise(editOrganisation(viewer));
      const names = {
        nameFi: line('nameFi', input.nameFi),
        nameSv: lineOrNull('nameSv', input.nameSv),
        nameEn: lineOrNull('nameEn', input.nameEn),
      };
      const brandName = lineOrNull('brandName', input.brandName);
      const website = webAddress('website', input.website);
      const { renamedOn } = input;
      if (renamedOn && renamedOn > tx.today()) throw badInput('renamedOn', 'IN_THE_FUTURE');
      if (renamedOn && renamedOn < EARLIEST) throw badInput('renamedOn', 'OUT_OF_RANGE', { min: EARLIEST, max: tx.today() });
      await tx.change(Organisation, organisation.id, input.expectedVersion, { ...names, brandName, website });
      const version = input.expectedVersion + 1;
      if (renamedOn) {
        const { id, nameFi, nameSv, nameEn } = organisation;
        await keepFormerNames(tx.manager, [{ id, nameFi, nameSv, nameEn, version, firstDay: renamedOn }]);
        recordOrganisation(tx, 'organisation.renamed', organisation.id, { renamedOn, version });
      } else recordOrganisation(tx, 'organisation.edited', organisation.id, { version });
      return { id: organisation.id };
    });
  }

  /** Enters a licence, or other days of one. Who counts follows from them day by day. */
  setLicence(viewer: Viewer, input: SetLicenceInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const organisation = await tx.find(Organisation, input.organisationId, 'organisationId');
      const authorised = () => authorise(editProvider(viewer, organisation));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const { validFrom = null, validUntil = null } = input;
        if (validFrom && validUntil && validUntil < validFrom) throw badInput('validUntil', 'BEFORE_THE_START');
        const source = lineOrNull('source', input.source);
        const licence = input.licenceId ? await licenceOf(tx, organisation, input.licenceId) : null;
        await tx.change(Organisation, organisation.id, input.expectedVersion, {});
        const set = { validFrom, validUntil, source };
        if (licence) await tx.manager.update(Licence, { id: licence.id }, set);
        const licenceId = licence?.id ?? (await tx.insert(Licence, { ...set, organisationId: organisation.id }))!;
        recordOrganisation(tx, 'organisation.licence_set', organisation.id, {
          licenceId,
          previousFrom: licence?.validFrom ?? null,
          previousUntil: licence?.validUntil ?? null,
          validFrom,
          validUntil,
          version: input.expectedVersion + 1,
        });
        return { id: organisation.id };
      });
    });
  }

  /** Confirms where providers are, as it is stated or as it is said now. From then on no import changes it. */
  confirmLocations(viewer: Viewer, input: ConfirmLocationsInput): Promise<{ ids: string[] }> {
    const { organisations } = input;
    if (!organisations.length) throw badInput('organisations', 'REQUIRED');
    if (organisations.length > limits.page) throw new AppError('LIMIT_REACHED', { limit: 'page', most: limits.page });
    if (new Set(organisations.map(({ organisationId }) => organisationId.toLowerCase())).size < organisations.length)
      throw badInput('organisations', 'TWICE');
    return this.database.inTransaction(viewer, async (tx) => {
      const said = await placeOf(tx, input);
      // In one order: two who confirm the same ones would otherwise wait for each other crosswise.
      for (const one of organisations.toSorted((a, b) =>
        a.organisationId.toLowerCase() < b.organisationId.toLowerCase() ? -1 : 1,
      )) {
        const organisation = await tx.find(Organisation, one.organisationId, 'organisations');
        const { id } = organisation;
        authorise(editProvider(viewer, organisation));
        const { regionId, municipalityId } = said ?? organisation;
        if (!regionId) throw badInput('region', 'REQUIRED', { organisationId: id });
        const place = { regionId, municipalityId, locationBasis: LocationBasis.CONFIRMED };
        await tx.change(Organisation, id, one.expectedVersion, place, () => ({ organisationId: id }));
        recordOrganisation(tx, 'organisation.location_confirmed', id, {
          previousRegionId: organisation.regionId,
          regionId,
          municipalityId,
          version: one.expectedVersion + 1,
        });
      }
      return { ids: organisations.map(({ organisationId }) => organisationId) };
    });
  }
}

async function licenceOf(tx: Transaction, { id }: Organisation, licenceId: string): Promise<Licence> {
  const licence = isId(licenceId) ? await tx.manager.findOneBy(Licence, { id: licenceId, organisationId: id }) : null;
  if (!licence) throw notFound('licenceId');
  return licence;
}

/** The place that is said; null where none is. */
async function placeOf(tx: Transaction, { municipality, region }: ConfirmLocationsInput) {
  if (municipality) {
    const place = await tx.manager.findOneBy(Municipality, { code: municipality });
    if (!place) throw badInput('municipality', 'UNKNOWN_VALUE');
    return { regionId: place.regionId, municipalityId: place.id };
  }
  if (!region) return null;
  const place = await tx.manager.findOneBy(Region, { code: region });
  if (!place) throw badInput('region', 'UNKNOWN_VALUE');
  return { regionId: place.id, municipalityId: null };
}
