import { Prose } from '../ui/prose.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/columns.tsx';

type Part = { title: string; text: string };

/** A page of plain words. */
export function TextPage({ title, parts }: { title: string; parts: Part[] }) {
  return (
    <Page title={title}>
      <Stack>
        {parts.map((part) => (
          <Section key={part.title} title={part.title}>
            <Prose>{part.text}</Prose>
          </Section>
        ))}
      </Stack>
    </Page>
  );
}
