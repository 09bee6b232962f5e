import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';

/** An element without `src`, so that its text is what the browser runs or applies. */
const INLINE = /<(script|style)(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/\1>/g;
/** A `type` that is data to the browser, so that no policy asks for it. */
const DATA_BLOCK = /\stype="?application\/(?:ld\+)?json/;
/** A page with an exercise, which may dial the reader's own server on a click. */
const EXERCISE = /<[^>]+\sdata-exercise[=\s>]/;
/** A request without a socket tells whether anybody listens there. */
const OWN_SERVER = ['ws://localhost:3000', 'http://localhost:3000'];
const OWN_POLICY = /<meta http-equiv="content-security-policy"/i;
const HEAD_START = /<head[^>]*>(?:<meta charset="utf-8"\s*\/?>)?/i;

/** Writes a source expression that allows exactly this text (CSP Level 3, section 2.3.1). */
const hash = (text: string): string =>
	`'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Writes the policy of one page: everything from its own origin, and of what stands inline only
 * the scripts and styles that the build put there.
 */
export function policyOf(html: string): string {
	const scripts = new Set<string>();
	const styles = new Set<string>();
	for (const [, element, attributes = '', text = ''] of html.matchAll(INLINE)) {
		if (element === 'style') styles.add(hash(text));
		else if (!DATA_BLOCK.test(attributes)) scripts.add(hash(text));
	}
	return [
		"default-src 'self'",
		// Pagefind searches in WebAssembly.
		["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(' '),
		["style-src-elem 'self'", ...styles].join(' '),
		// Expressive Code and Starlight colour and measure with style attributes.
		"style-src-attr 'unsafe-inline'",
		"img-src 'self' data:",
		["connect-src 'self'", ...(EXERCISE.test(html) ? OWN_SERVER : [])].join(' '),
		"frame-src 'self'",
		// The demos run in a worker where no server is in reach.
		"worker-src 'self'",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
	].join('; ');
}

/** Puts the policy where nothing on the page comes before it but the charset. */
export function withPolicy(html: string, file: string): string {
	if (OWN_POLICY.test(html)) return html;
	if (!HEAD_START.test(html)) {
		throw new AstroError(`${file} has no <head>`, 'Give the page one: its policy goes there.');
	}
	const meta = `<meta http-equiv="content-security-policy" content="${policyOf(html)}">`;
	return html.replace(HEAD_START, (head) => head + meta);
}

/**
 * Gives each built page a strict Content-Security-Policy. A page that brings its own keeps it.
 * Why not Astro's `security.csp`: see docs/decisions/0002-content-security-policy.md.
 */
export function contentSecurityPolicy(): AstroIntegration {
	return {
		name: 'content-security-policy',
		hooks: {
			async 'astro:build:done'({ dir, logger }) {
				const root = fileURLToPath(dir);
				const files = await readdir(root, { recursive: true });
				const pages = files.filter((file) => file.endsWith('.html'));
				await Promise.all(
					pages.map(async (page) => {
						const path = join(root, page);
						await writeFile(path, withPolicy(await readFile(path, 'utf8'), page));
					}),
				);
				logger.info(`${String(pages.length)} pages have their policy.`);
			},
		},
	};
}
