import { glossary } from '@/lib/reference/glossary';
import { termsIn } from '@/lib/scene/words';
import { InlineCode } from './InlineCode';

/** What the words of a sentence mean, from the glossary. */
export default function Words({ sentence }: { sentence: string }) {
  const found = termsIn(sentence, glossary);
  if (found.length === 0) return null;
  return (
    <section className="words">
      <h3>Words of this step</h3>
      <dl>
        {found.map(({ id, term, text }) => (
          <div key={id}>
            <dt>{term}</dt>
            <dd>
              <InlineCode text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
