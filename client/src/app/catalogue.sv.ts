import type { Catalogue } from '../platform/i18n/i18n.ts';
import accounts from '../features/accounts/accounts.sv.json';
import adoptions from '../features/adoptions/adoptions.sv.json';
import coverage from '../features/coverage/coverage.sv.json';
import dashboards from '../features/dashboards/dashboards.sv.json';
import maintenance from '../features/maintenance/maintenance.sv.json';
import dissemination from '../features/dissemination/dissemination.sv.json';
import discussion from '../features/discussion/discussion.sv.json';
import harvests from '../features/harvests/harvests.sv.json';
import exports_ from '../features/exports/exports.sv.json';
import imports from '../features/imports/imports.sv.json';
import materials from '../features/materials/materials.sv.json';
import notifications from '../features/notifications/notifications.sv.json';
import organisations from '../features/organisations/organisations.sv.json';
import people from '../features/people/people.sv.json';
import projects from '../features/projects/projects.sv.json';
import sources from '../features/sources/sources.sv.json';
import versions from '../features/versions/versions.sv.json';
import errors from '../platform/errors/errors.sv.json';
import importWords from '../../../schema/imports.sv.json';
import terms from '../../../schema/terms.sv.json';
import ui from '../ui/ui.sv.json';
import app from './app.sv.json';

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
