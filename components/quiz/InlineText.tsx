/**
 * A sentence in which `back ticks` are code. Every piece stands in an element of its own, so that
 * page translators, which replace text nodes, do not break React's updates.
 */
export function InlineText({ text }: { text: string }) {
  let at = 0;
  return (
    <span>
      {text.split('`').map((piece, index) => {
        const key = at;
        at += piece.length + 1;
        if (piece === '') return null;
        return index % 2 === 1 ? (
          <code key={key} translate="no">
            {piece}
          </code>
        ) : (
          <span key={key}>{piece}</span>
        );
      })}
    </span>
  );
}

/** Without the marks, for places that take plain text only. */
export const withoutMarks = (text: string): string => text.replaceAll('`', '');
