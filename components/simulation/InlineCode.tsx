/** Text in which backticks mark code. Each piece has an element, so that a page translator may rewrite it. */
export function InlineCode({ text }: { text: string }) {
  return text.split('`').map((piece, nth) =>
    nth % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text stand in a fixed order
      <span key={nth}>{piece}</span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text stand in a fixed order
      <code key={nth} translate="no">
        {piece}
      </code>
    ),
  );
}
