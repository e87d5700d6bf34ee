import Box from '@mui/material/Box';
import { renderMarkdown } from '../../../schema/markdown.ts';

type Props = { text: string; from?: number | undefined; language?: string | undefined };

/** A person's Markdown as it reads. What comes in is text: the renderer lets no HTML of a person's through. */
export default function MarkdownRendered({ text, from, language }: Props) {
  return (
    <Box
      lang={language}
      sx={{
        maxWidth: '70ch',
        overflowWrap: 'anywhere',
        '& > :first-of-type': { mt: 0 },
        '& table': { display: 'block', overflowX: 'auto', borderCollapse: 'collapse' },
        '& th, & td': { border: 1, borderColor: 'divider', p: 0.75, textAlign: 'left' },
        '& pre': { overflowX: 'auto', p: 1, bgcolor: 'grey.100' },
        '& blockquote': { m: 0, pl: 1.5, borderLeft: 3, borderColor: 'divider' },
        '& a': { color: 'primary.main' },
      }}
      dangerouslySetInnerHTML={{ __html: renderMarkdown(text, from ? { from } : {}) }}
    />
  );
}
