import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * All files below a directory, as paths relative to it with forward slashes, sorted.
 * @param {string} directory
 * @param {string} [prefix]
 * @returns {string[]}
 */
export function filesBelow(directory, prefix = '') {
  return readdirSync(path.join(directory, prefix), { withFileTypes: true })
    .flatMap((entry) => {
      const name = prefix ? `${prefix}/${entry.name}` : entry.name;
      return entry.isDirectory() ? filesBelow(directory, name) : [name];
    })
    .sort();
}

/** The policy of one page: its own inline scripts by hash, and nothing from anywhere else. */
export function policyOf(html) {
  const hashes = new Set();
  for (const [, attributes = '', body = ''] of html.matchAll(
    /<script\b([^>]*)>([\s\S]*?)<\/script>/g,
  )) {
    if (/\bsrc=/.test(attributes) || body === '') continue;
    hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`);
  }
  return [
    "default-src 'none'",
    `script-src 'self' ${[...hashes].join(' ')}`.trim(),
    // The editor lays out its lines with style attributes and style elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Puts the policy into every exported page. Throws when a page has no head, or already has a policy. */
export function addPolicies(out) {
  const pages = filesBelow(out).filter((name) => name.endsWith('.html'));
  for (const name of pages) {
    const file = path.join(out, name);
    const html = readFileSync(file, 'utf8');
    if (html.includes('http-equiv="Content-Security-Policy"'))
      throw new Error(`${name} has a policy already`);
    const head = /<head[^>]*>(<meta charSet="utf-8"\/>)?/i.exec(html);
    if (!head) throw new Error(`${name} has no head`);
    const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}"/>`;
    const at = head.index + head[0].length;
    writeFileSync(file, html.slice(0, at) + meta + html.slice(at));
  }
  return pages.length;
}
