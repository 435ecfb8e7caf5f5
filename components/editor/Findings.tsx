import type { Answer } from './engine';

const VERDICT: Readonly<Record<Answer['verdict'], string>> = {
  accepts: 'rustc would accept this program.',
  rejects: 'rustc would reject this program.',
  unsure: 'We cannot say what rustc would answer.',
};

/** What the checker says, in words: the verdict, each finding with its line, and what it does not know. */
export function Findings({ answer }: { answer: Answer }) {
  return (
    <div className={`findings ${answer.verdict}`} role="status">
      <p className="findings-verdict">{VERDICT[answer.verdict]}</p>
      {answer.findings.length > 0 && (
        <ul>
          {answer.findings.map(({ severity, code, line, column, message }) => (
            <li key={`${line}:${column}:${code}:${message}`} className={severity}>
              <span className="finding-code">{code ? `${severity}[${code}]` : severity}</span>{' '}
              <span className="finding-where">line {line}</span> <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      {answer.outside.map((what) => (
        <p key={what}>{what}</p>
      ))}
    </div>
  );
}
