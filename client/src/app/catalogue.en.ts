import type { Catalogue } from '../platform/i18n/i18n.ts';
import accounts from '../features/accounts/accounts.en.json';
import adoptions from '../features/adoptions/adoptions.en.json';
import coverage from '../features/coverage/coverage.en.json';
import dashboards from '../features/dashboards/dashboards.en.json';
import maintenance from '../features/maintenance/maintenance.en.json';
import dissemination from '../features/dissemination/dissemination.en.json';
import discussion from '../features/discussion/discussion.en.json';
import harvests from '../features/harvests/harvests.en.json';
import exports_ from '../features/exports/exports.en.json';
import imports from '../features/imports/imports.en.json';
import materials from '../features/materials/materials.en.json';
import notifications from '../features/notifications/notifications.en.json';
import organisations from '../features/organisations/organisations.en.json';
import people from '../features/people/people.en.json';
import projects from '../features/projects/projects.en.json';
import sources from '../features/sources/sources.en.json';
import versions from '../features/versions/versions.en.json';
import errors from '../platform/errors/errors.en.json';
import importWords from '../../../schema/imports.en.json';
import terms from '../../../schema/terms.en.json';
import ui from '../ui/ui.en.json';
import app from './app.en.json';

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
