import type { catalogue } from './catalogue.fi.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    returnNull: false;
    resources: typeof catalogue;
  }
}
