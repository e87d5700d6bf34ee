import type { ComponentType } from 'react';
import { Route, Routes, matchRoutes } from 'react-router';
import { language } from '../platform/i18n/language.ts';
import { later } from '../ui/later.tsx';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';
import { usePagesAhead } from './use-pages-ahead.ts';

type Load = () => Promise<{ default: ComponentType }>;

// A page's code is loaded when it is first opened, or a link to it pointed at.
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
  '/adoptions/verification': () => import('../features/verification/verification.page.tsx'),
  '/adoptions/verification/:id': () => import('../features/verification/sample.page.tsx'),
  '/adoptions/:id': () => import('../features/adoptions/adoption.page.tsx'),
  '/coverage': () => import('../features/coverage/coverage.page.tsx'),
  '/coverage/providers': () => import('../features/coverage/coverage-providers.page.tsx'),
  '/dissemination': () => import('../features/dissemination/events.page.tsx'),
  '/dissemination/new': () => import('../features/dissemination/new-event.page.tsx'),
  '/dissemination/follow-ups': () => import('../features/follow-up/follow-ups.page.tsx'),
  '/dissemination/follow-ups/:id': () => import('../features/follow-up/follow-up.page.tsx'),
  '/dissemination/funnel': () => import('../features/follow-up/funnel.page.tsx'),
  '/dissemination/funnel/providers': () => import('../features/follow-up/funnel-providers.page.tsx'),
  '/dissemination/:id': () => import('../features/dissemination/event.page.tsx'),
  '/dissemination/:id/edit': () => import('../features/dissemination/edit-event.page.tsx'),
  '/coverage/:place': () => import('../features/coverage/coverage.page.tsx'),
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
const routes = Object.entries(pages).map(([path, load]) => ({ path, Page: later(load) }));

/** Begins to bring the code of the page at an address. */
export function bringPage(pathname: string) {
  matchRoutes(routes, pathname, `/${language}`)?.[0]?.route.Page.bring();
}

/** Every address of the app. */
export function AppRoutes() {
  usePagesAhead(bringPage);
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
