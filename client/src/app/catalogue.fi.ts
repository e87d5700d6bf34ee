import type { Catalogue } from '../platform/i18n/i18n.ts';
import accounts from '../features/accounts/accounts.fi.json';
import adoptions from '../features/adoptions/adoptions.fi.json';
import coverage from '../features/coverage/coverage.fi.json';
import dashboards from '../features/dashboards/dashboards.fi.json';
import maintenance from '../features/maintenance/maintenance.fi.json';
import dissemination from '../features/dissemination/dissemination.fi.json';
import discussion from '../features/discussion/discussion.fi.json';
import harvests from '../features/harvests/harvests.fi.json';
import exports_ from '../features/exports/exports.fi.json';
import imports from '../features/imports/imports.fi.json';
import materials from '../features/materials/materials.fi.json';
import notifications from '../features/notifications/notifications.fi.json';
import organisations from '../features/organisations/organisations.fi.json';
import people from '../features/people/people.fi.json';
import projects from '../features/projects/projects.fi.json';
import sources from '../features/sources/sources.fi.json';
import versions from '../features/versions/versions.fi.json';
import errors from '../platform/errors/errors.fi.json';
import importWords from '../../../schema/imports.fi.json';
import terms from '../../../schema/terms.fi.json';
import ui from '../ui/ui.fi.json';
import app from './app.fi.json';

export const catalogue = {
  accounts,
  adoptions,
  app,
  coverage,
  dashboards,
  discussion,
  dissemination,
  errors,
  maintenance,
  harvests,
  exports: exports_,
  importWords,
  imports,
  materials,
  notifications,
  organisations,
  people,
  projects,
  sources,
  terms,
  ui,
  versions,
} satisfies Catalogue;
