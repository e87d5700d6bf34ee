import { lazy, type ComponentType } from 'react';
import { Route, Routes } from 'react-router';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

type Load = () => Promise<{ default: ComponentType }>;

// A page's code is loaded when it is first opened.
const pages: Record<string, Load> = {
  '/': () => import('../features/dashboards/dashboard.page.tsx'),
  '/materials': () => import('../features/materials/materials.page.tsx'),
  '/materials/new': () => import('../features/maintenance/new-material.page.tsx'),
  '/materials/:id/edit': () => import('../features/maintenance/edit-material.page.tsx'),
  '/materials/:id': () => import('../features/materials/material.page.tsx'),
  '/materials/:id/versions/:number': () => import('../features/versions/version.page.tsx'),
  '/materials/:id/versions/:number/edit': () => import('../features/versions/draft.page.tsx'),
  '/materials/:id/versions/:number/review': () => import('../features/versions/review.page.tsx'),
  '/materials/:id/compare': () => import('../features/versions/compare.page.tsx'),
  '/notifications': () => import('../features/notifications/notifications.page.tsx'),
  '/adoptions': () => import('../features/adoptions/adoptions.page.tsx'),
  '/adoptions/:id': () => import('../features/adoptions/adoption.page.tsx'),
  '/coverage': () => import('../features/coverage/coverage.page.tsx'),
  '/coverage/providers': () => import('../features/coverage/coverage-providers.page.tsx'),
  '/dissemination': () => import('../features/dissemination/events.page.tsx'),
  '/dissemination/new': () => import('../features/dissemination/new-event.page.tsx'),
  '/dissemination/:id': () => import('../features/dissemination/event.page.tsx'),
  '/dissemination/:id/edit': () => import('../features/dissemination/edit-event.page.tsx'),
  '/network': () => import('../features/projects/network.page.tsx'),
  '/project': () => import('../features/projects/project.page.tsx'),
  '/organisations': () => import('../features/organisations/organisations.page.tsx'),
  '/organisations/:id': () => import('../features/organisations/organisation.page.tsx'),
  '/sources': () => import('../features/sources/sources.page.tsx'),
  '/imports': () => import('../features/imports/imports.page.tsx'),
  '/imports/:id': () => import('../features/imports/import.page.tsx'),
  '/account': () => import('../features/accounts/account.page.tsx'),
  '/admin': () => import('../features/accounts/people.page.tsx'),
  '/harvests': () => import('../features/harvests/harvests.page.tsx'),
  '/outbox': () => import('../features/accounts/outbox.page.tsx'),
  '/invitation/:token': () => import('../features/accounts/invitation.page.tsx'),
  '/forgot-password': () => import('../features/accounts/forgot.page.tsx'),
  '/reset/:token': () => import('../features/accounts/reset.page.tsx'),
  '/sign-in': () => import('../features/people/sign-in.page.tsx'),
  '/accessibility': () => import('./accessibility.page.tsx'),
  '/privacy': () => import('./privacy.page.tsx'),
};
const routes = Object.entries(pages).map(([path, load]) => ({ path, Page: lazy(load) }));

/** Every address of the app. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Shell />}>
        {routes.map(({ path, Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
