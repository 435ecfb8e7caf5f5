import path from 'node:path';
import { bundleMDX } from 'mdx-bundler';
import { getMDXExport } from 'mdx-bundler/client/jsx';
import * as React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import remarkGfm from 'remark-gfm';
import { highlightLines } from './highlight';
import { emptyInspection, type Inspection, inspectPage, type PageContext } from './inspect';
import { type MdxNode, walkMdx } from './mdxTree';
import type { ContentProblem } from './problem';

/** The body of a page; `components` maps every name of the vocabulary to what draws it. */
export type PageBody = React.FunctionComponent<{
  components: object;
}>;

/** A compiled page. Without `Body`, `inspection.problems` says why; `frontmatter` is undefined when the file did not parse. */
export interface CompiledPage {
  readonly Body: PageBody | null;
  readonly frontmatter: unknown;
  readonly inspection: Inspection;
}

interface EsbuildFailure {
  readonly errors: readonly { text: string; location: { line: number } | null }[];
}

function isEsbuildFailure(error: unknown): error is EsbuildFailure {
  return typeof error === 'object' && error !== null && 'errors' in error;
}

function failedCompile(error: unknown, file: string): ContentProblem[] {
  const remedy = 'Mend the MDX at this place.';
  if (!isEsbuildFailure(error)) return [{ file, line: 1, message: String(error), remedy }];
  return error.errors.map(({ text, location }) => ({
    file,
    line: location?.line ?? 1,
    message: text.replace(/^Cannot process MDX file with esbuild:\s*(\d+:\d+(-\d+:\d+)?:\s*)?/, ''),
    remedy,
  }));
}

/** Turns fences into `<CodeBlock>` elements that carry their highlighted lines as one string. */
async function highlightFences(tree: MdxNode): Promise<void> {
  const fences: MdxNode[] = [];
  walkMdx(tree, (node) => {
    if (node.type === 'code') fences.push(node);
  });
  for (const node of fences) {
    const lines = await highlightLines(node.value ?? '', node.lang ?? 'text');
    const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute', name, value });
    node.type = 'mdxJsxFlowElement';
    node.name = 'CodeBlock';
    node.attributes = [
      attribute('html', lines.join('\n')),
      attribute('language', node.lang ?? 'text'),
    ];
    node.children = [];
  }
}

/**
 * Compiles one MDX file at build time and inspects it. Never throws for what an author wrote.
 * `new Function` is used here and only here: nothing of the MDX runtime reaches the browser.
 */
export async function compilePage(
  absoluteFile: string,
  context: PageContext,
): Promise<CompiledPage> {
  let inspection = emptyInspection();
  const inspect = () => async (tree: MdxNode) => {
    inspection = inspectPage(tree, context);
    await highlightFences(tree);
  };
  try {
    const { code, frontmatter } = await bundleMDX({
      file: absoluteFile,
      cwd: path.dirname(absoluteFile),
      // What is wrong is reported with its remedy by the caller, not by esbuild.
      esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [...(options.remarkPlugins ?? []), remarkGfm, inspect],
      }),
    });
    const failed = inspection.problems.length > 0;
    const Body = failed
      ? null
      : (getMDXExport(code, { React, _jsx_runtime: jsxRuntime }) as { default: PageBody }).default;
    return { Body, frontmatter, inspection };
  } catch (error) {
    // A refused import also fails to resolve; the first message says all.
    if (inspection.problems.length === 0) {
      inspection.problems.push(...failedCompile(error, context.file));
    }
    return { Body: null, frontmatter: undefined, inspection };
  }
}
