import type { languages } from 'monaco-editor/editor';
import type { CompletionKind } from '@/lib/assist/completion';
import type { TextEdit } from '@/lib/assist/edits';
import type { Engine } from './engine';
import { monaco } from './monaco';
import type { Answer, Kind, Question } from './protocol';

type Model = ReturnType<typeof monaco.editor.createModel>;

const engines = new Map<string, Engine>();

/** Lets the editor's services for a text ask this engine; the returned function ends that. */
export function assist(model: Model, engine: Engine): () => void {
  const key = model.uri.toString();
  engines.set(key, engine);
  return () => engines.delete(key);
}

/** The answer to a question about a model; null when there is none, or when the text has changed meanwhile. */
async function ask<K extends Kind>(
  model: Model,
  kind: K,
  question: Omit<Question<K>, 'source'>,
): Promise<Answer<K> | null> {
  const version = model.getVersionId();
  const whole = { ...question, source: model.getValue() } as unknown as Question<K>;
  const told = await engines.get(model.uri.toString())?.ask(kind, whole);
  return told?.ok && !model.isDisposed() && model.getVersionId() === version ? told.answer : null;
}

function rangeOf(model: Model, { start, end }: { readonly start: number; readonly end: number }) {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

const editOf = (model: Model, edit: TextEdit) => ({
  range: rangeOf(model, edit),
  text: edit.insert,
});

const KINDS: Readonly<Record<CompletionKind, languages.CompletionItemKind>> = {
  field: monaco.languages.CompletionItemKind.Field,
  method: monaco.languages.CompletionItemKind.Method,
  function: monaco.languages.CompletionItemKind.Function,
  variable: monaco.languages.CompletionItemKind.Variable,
  struct: monaco.languages.CompletionItemKind.Struct,
  enum: monaco.languages.CompletionItemKind.Enum,
  variant: monaco.languages.CompletionItemKind.EnumMember,
  trait: monaco.languages.CompletionItemKind.Interface,
  module: monaco.languages.CompletionItemKind.Module,
  macro: monaco.languages.CompletionItemKind.Snippet,
  constant: monaco.languages.CompletionItemKind.Constant,
  keyword: monaco.languages.CompletionItemKind.Keyword,
};

monaco.languages.registerCompletionItemProvider('rust', {
  triggerCharacters: ['.', ':'],
  async provideCompletionItems(model, position) {
    const found = await ask(model, 'complete', { offset: model.getOffsetAt(position) });
    if (!found) return { suggestions: [] };
    const range = rangeOf(model, found);
    return {
      suggestions: found.items.map((item, at) => ({
        label: item.label,
        kind: KINDS[item.kind],
        detail: item.detail,
        documentation: item.docs,
        insertText: item.insert,
        insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
        sortText: String(at).padStart(4, '0'),
        additionalTextEdits: item.also.map((edit) => editOf(model, edit)),
        range,
      })),
    };
  },
});

monaco.languages.registerHoverProvider('rust', {
  async provideHover(model, position) {
    const found = await ask(model, 'hover', { offset: model.getOffsetAt(position) });
    if (!found) return null;
    const contents = [{ value: `\`\`\`rust\n${found.code}\n\`\`\`` }];
    if (found.docs !== '') contents.push({ value: found.docs });
    return { range: rangeOf(model, found), contents };
  },
});

monaco.languages.registerSignatureHelpProvider('rust', {
  signatureHelpTriggerCharacters: ['(', ','],
  async provideSignatureHelp(model, position) {
    const found = await ask(model, 'signature', { offset: model.getOffsetAt(position) });
    if (!found) return null;
    const parameters = found.parameters.map((label) => ({ label }));
    const value = {
      signatures: [{ label: found.label, parameters }],
      activeSignature: 0,
      activeParameter: found.active,
    };
    return { value, dispose() {} };
  },
});

monaco.languages.registerDefinitionProvider('rust', {
  async provideDefinition(model, position) {
    const found = await ask(model, 'define', { offset: model.getOffsetAt(position) });
    return found && { uri: model.uri, range: rangeOf(model, found) };
  },
});

monaco.languages.registerDocumentFormattingEditProvider('rust', {
  async provideDocumentFormattingEdits(model) {
    const edits = await ask(model, 'layOut', {});
    return (edits ?? []).map((edit) => editOf(model, edit));
  },
});

monaco.languages.registerCodeActionProvider('rust', {
  async provideCodeActions(model, range, { markers }) {
    if (markers.length === 0) return { actions: [], dispose() {} };
    const start = model.getOffsetAt(monaco.Range.getStartPosition(range));
    const end = model.getOffsetAt(monaco.Range.getEndPosition(range));
    const fixes = await ask(model, 'fixes', { start, end });
    return {
      actions: (fixes ?? []).map(({ title, edit, verdict }, at) => ({
        title,
        kind: 'quickfix',
        isPreferred: at === 0 && verdict === 'accepts',
        diagnostics: markers,
        edit: {
          edits: [
            { resource: model.uri, textEdit: editOf(model, edit), versionId: model.getVersionId() },
          ],
        },
      })),
      dispose() {},
    };
  },
});
