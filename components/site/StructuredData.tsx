import { type Statement, statementText } from '@/lib/site/structured';

/** What a search engine may know of the page. It is data, not a script: nothing runs it. */
export function StructuredData({ statement }: { statement: Statement }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own data, with `<` escaped
      dangerouslySetInnerHTML={{ __html: statementText(statement) }}
    />
  );
}
