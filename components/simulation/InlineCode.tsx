/** Text in which backticks mark code. */
export function InlineCode({ text }: { text: string }) {
  return text.split('`').map((piece, nth) =>
    nth % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text stand in a fixed order
      <code key={nth} translate="no">
        {piece}
      </code>
    ),
  );
}
