import { Suspense, lazy, type ComponentProps } from 'react';
import { Prose } from './prose.tsx';

const Rendered = lazy(() => import('./markdown-rendered.tsx'));

/** A person's Markdown; until the renderer is there, the text as it was typed. Its headings begin at `h<from>`. */
export const Markdown = (props: ComponentProps<typeof Rendered>) => (
  <Suspense fallback={<Prose>{props.text}</Prose>}>
    <Rendered {...props} />
  </Suspense>
);
