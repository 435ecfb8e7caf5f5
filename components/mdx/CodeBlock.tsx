/** A highlighted fence. `html` comes from lib/lessons/highlight.ts, which escapes every character of text. */
export function CodeBlock({ html, language }: { html: string; language: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <pre className="code" tabIndex={0} data-language={language} translate="no">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by lib/lessons/highlight.ts */}
      <code dangerouslySetInnerHTML={{ __html: html }} />
    </pre>
  );
}
