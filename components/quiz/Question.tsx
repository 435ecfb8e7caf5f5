'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type Answer, grade } from '@/lib/quiz/grade';
import type { KeyedItem } from '@/lib/quiz/key';
import { formOfAttempt } from '@/lib/quiz/shuffle';
import { ChoiceForm } from './ChoiceForm';
import { CompilesForm } from './CompilesForm';
import { CountForm } from './CountForm';
import type { FormProps, Phase } from './form';
import { Hints } from './Hints';
import { InlineText } from './InlineText';
import { MarkForm } from './MarkForm';
import { MatchForm } from './MatchForm';
import { OrderForm } from './OrderForm';
import { ReportLink } from './ReportLink';
import { Sure, type Sureness } from './Sure';

/** A keyed item with what the page draws beside it. */
export interface QuestionForm {
  readonly item: KeyedItem;
  /** The program's highlighted lines, when the question is about one. */
  readonly lines?: readonly string[];
  /** The program, or its run frozen at the moment in question, for questions that do not draw it themselves. */
  readonly listing?: ReactNode;
  /** A stage with the program's run, opened at the deciding step by "Watch why". */
  readonly stage?: ReactNode;
}

export interface QuestionProps extends QuestionForm {
  /** What stands above the question, such as "Question 2 of 8". */
  label: string;
  /** The same question about other programs and numbers: asked in turn when the reader wants it again. */
  variants?: readonly QuestionForm[] | undefined;
  /** Called instead of opening `stage`, for questions that stand beside a stage of their own. */
  onWatchWhy?: (step: number) => void;
  /** Told of every answer: where the reader's progress is kept. */
  onAnswer?: (item: KeyedItem, correct: boolean, sure: Sureness | undefined) => void;
  /** What was known about this question before, such as "answered before". */
  before?: string | undefined;
}

type Rest = Omit<FormProps<'choice'>, 'ask'>;

function Form({ ask, ...rest }: Rest & { ask: KeyedItem['ask'] }) {
  switch (ask.form) {
    case 'choice':
      return <ChoiceForm ask={ask} {...rest} />;
    case 'order':
      return <OrderForm ask={ask} {...rest} />;
    case 'count':
      return <CountForm ask={ask} {...rest} />;
    case 'mark':
      return <MarkForm ask={ask} {...rest} />;
    case 'compiles':
      return <CompilesForm ask={ask} {...rest} />;
    case 'match':
      return <MatchForm ask={ask} {...rest} />;
  }
}

function said(phase: Phase, last: Answer | undefined, item: KeyedItem): string {
  if (!last) return phase === 'done' ? 'Here is the answer, with every reason.' : '';
  const { correct, partly } = grade(item.ask, last);
  if (correct) return 'Right.';
  if (phase === 'done') return 'Not quite. Here is the answer, with every reason.';
  return partly ? 'Partly right. Have another look.' : 'Not this time. Have another look.';
}

const NO_VARIANTS: readonly QuestionForm[] = [];

/** The state of one question: the form in which it is asked, its answers so far, and what may be shown. */
function useQuestion(props: QuestionProps) {
  const { onAnswer, variants = NO_VARIANTS } = props;
  const [attempt, setAttempt] = useState(0);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [phase, setPhase] = useState<Phase>('open');
  const [sure, setSure] = useState<Sureness | undefined>(undefined);
  const forms: readonly QuestionForm[] = [props, ...variants];
  const form = forms[formOfAttempt(attempt, forms.length, props.item.id)] ?? props;
  const { item } = form;
  return {
    form,
    hasVariants: variants.length > 0,
    attempt,
    answers,
    phase,
    sure,
    setSure,
    reveal: () => setPhase('done'),
    submit(answer: Answer) {
      if (phase === 'done') return;
      const { correct } = grade(item.ask, answer);
      setAnswers([...answers, answer]);
      setPhase(correct || answers.length > 0 ? 'done' : 'missed');
      onAnswer?.(item, correct, answers.length === 0 ? sure : undefined);
    },
    again() {
      setAttempt(attempt + 1);
      setAnswers([]);
      setSure(undefined);
      setPhase('open');
    },
  };
}

/** Digits pick options, unless something is being typed or a stage has the focus. */
function pickByDigit(event: KeyboardEvent<HTMLElement>) {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
  if (target.closest('input, select, textarea, .question-stage')) return;
  const digit = `[data-digit="${event.key}"]`;
  const option = event.currentTarget.querySelector<HTMLButtonElement>(digit);
  if (!option || option.getAttribute('aria-disabled') === 'true') return;
  event.preventDefault();
  option.click();
}

interface ToolsProps {
  question: ReturnType<typeof useQuestion>;
  hints: KeyedItem['hints'];
  /** Undefined while there is nothing to watch. */
  watch: (() => void) | undefined;
  again: () => void;
}

function Tools({ question, hints, watch, again }: ToolsProps) {
  const quiet = (text: string, onClick: () => void) => (
    <button type="button" className="quiet" onClick={onClick}>
      {text}
    </button>
  );
  const done = question.phase === 'done';
  return (
    <div className="question-tools">
      {!done && <Hints key={question.attempt} hints={hints} />}
      {!done && quiet('Show the answer', question.reveal)}
      {done && watch && quiet('Watch why', watch)}
      {done && <ReportLink item={question.form.item} answers={question.answers} />}
      {done && quiet(question.hasVariants ? 'Ask me something like it' : 'Ask me again', again)}
    </div>
  );
}

/** One question in the page: answered at once, with two tries, two hints and every reason at the end. */
export function Question(props: QuestionProps) {
  const { label, onWatchWhy, before } = props;
  const question = useQuestion(props);
  const { attempt, answers, phase } = question;
  const { item, lines = [], listing, stage } = question.form;
  const [watching, setWatching] = useState(false);
  const heading = useId();
  const box = useRef<HTMLElement>(null);
  const { whyStep } = item;
  useEffect(() => {
    // The button that was pressed is gone: keep the reader in the question, not at the page's top.
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (phase === 'done' && lost) box.current?.focus({ preventScroll: true });
  }, [phase]);

  let watch: (() => void) | undefined;
  if (onWatchWhy && whyStep !== undefined) watch = () => onWatchWhy(whyStep);
  else if (stage !== undefined && !watching) watch = () => setWatching(true);
  const again = () => {
    question.again();
    setWatching(false);
    box.current?.focus();
  };
  return (
    <section
      className={`question ${phase}`}
      id={item.id}
      ref={box}
      tabIndex={-1}
      aria-labelledby={heading}
      onKeyDown={pickByDigit}
    >
      <p className="question-label">
        <span>{label}</span>
        {before && attempt === 0 && answers.length === 0 && (
          <span className="question-before">{before}</span>
        )}
      </p>
      <p className="question-stem" id={heading}>
        <InlineText text={item.stem} />
      </p>
      {item.ask.form !== 'mark' && <div key={`listing-${attempt}`}>{listing}</div>}
      <Form
        key={attempt}
        id={item.id}
        ask={item.ask}
        attempt={attempt}
        phase={phase}
        answers={answers}
        lines={lines}
        submit={question.submit}
      />
      {phase === 'open' && <Sure id={heading} value={question.sure} onChange={question.setSure} />}
      <p className="question-said" role="status">
        <span>{said(phase, answers.at(-1), item)}</span>
      </p>
      <Tools question={question} hints={item.hints} watch={watch} again={again} />
      {watching && <div className="question-stage">{stage}</div>}
    </section>
  );
}
