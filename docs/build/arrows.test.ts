import { describe, expect, test } from 'bun:test';
import { readdir } from 'node:fs/promises';

import { Linter } from 'eslint';
import ts from 'typescript-eslint';

import { arrows } from './arrows';

const root = new URL('../../', import.meta.url).pathname;
const linter = new Linter({ cwd: root });

/** What the arrows say to a file with this one line, as names of rules. */
function complaints(file: string, code: string): (string | null)[] {
	const languageOptions = { parser: ts.parser, sourceType: 'module' } as const;
	const config = [{ files: ['**/*'], languageOptions }, ...arrows];
	return linter
		.verify(code, config as Linter.Config[], { filename: `${root}${file}` })
		.map(({ ruleId, message }) => ruleId ?? message);
}

const bad: [file: string, code: string][] = [
	['docs/stage/wire.ts', `import { a } from '#docs/demos/echo/a';`],
	['docs/stage/wire.ts', `import a from '#docs/content/i18n/ja.json';`],
	['docs/lib/words.ts', `export * from '#docs/exercises/echo/checks';`],
	['docs/lib/words.ts', `const a = await import('#docs/listings/echo/a');`],
	['docs/stage/wire.ts', `import { a } from '#docs/worksheets/lesson';`],
	['docs/playground/run.ts', `import { a } from '#demo-server/live/echo';`],
	['docs/demos/echo/a.ts', `import a from '#docs/content/docs/ja/index.mdx';`],
	['docs/demos/echo/a.ts', `import { a } from '#demo-server/protocol/codec';`],
	['docs/demos/echo/a.ts', `const a = await import('#demo-server/live/echo');`],
	['docs/demos/echo/EchoDemo.astro', `import A from '../../stage/A.astro';`],
	['docs/demos/echo/Echo.svelte.ts', `import { a } from './../../stage/a';`],
	['docs/lib/in-page-host.ts', `import { a } from '#demo-server/app';`],
	['docs/lib/in-page-host/host.ts', `import { a } from '#demo-server/guards/origin';`],
	['docs/lib/in-page-host/host.ts', `import { a } from '#demo-server/websocket';`],
	['docs/lib/connection/Host.ts', `import { a } from '#demo-server/live/echo';`],
	['docs/reference/rules.ts', `import { a } from '#demo-server/live/echo';`],
	['docs/reference/rules.ts', `import { a } from '#demo-server/testing/raw';`],
	['docs/stage/rules.ts', `import { a } from '#demo-server/testing/rfc6455/cases';`],
	['docs/listings/echo/server/src/index.ts', `import { a } from '#protocol';`],
	['docs/listings/echo/web/src/a.ts', `import { a } from '#docs/lib/a';`],
	['docs/exercises/echo/starter/server/src/index.ts', `import { a } from '#protocol';`],
	['docs/exercises/echo/testing/right/hono.ts', `import { a } from '#docs/lib/a';`],
	['docs/exercises/echo/checks.ts', `import { connect } from 'node:net';`],
	['docs/exercises/checking/probe.ts', `export const f = () => Bun.sleep(1);`],
	['docs/exercises/serving/given.js', `import { connect } from 'node:net';`],
	['docs/exercises/serving/perform.js', `export const a = () => process.exit();`],
	['demo-server/app.ts', `import { a } from '#docs/lib/translation';`],
	['demo-server/app.ts', `import { websocket } from 'hono/bun';`],
	['demo-server/live/echo.ts', `import { upgradeWebSocket } from 'hono/bun';`],
	['demo-server/live/echo.ts', `import { randomUUID } from 'node:crypto';`],
	['demo-server/live/echo.ts', `import { readFile } from 'fs/promises';`],
	['demo-server/rooms/room.ts', `import { serve } from 'bun';`],
	['demo-server/rooms/room.ts', `export const now = () => Bun.nanoseconds();`],
	['demo-server/rooms/room.ts', `export const id = process.pid;`],
	['demo-server/rooms/room.ts', `import { a } from '../live/echo';`],
	['demo-server/protocol/a.ts', `import { Hono } from 'hono';`],
	['demo-server/protocol/a.ts', `import { a } from '#docs/lib/a';`],
	['demo-server/protocol/a.ts', `import { a } from '#demo-server/live/echo';`],
	['demo-server/protocol/a.ts', `import { a } from '#rfc6455';`],
	['demo-server/rfc6455/a.ts', `import * as v from 'valibot';`],
	['demo-server/rfc6455/a.ts', `import { a } from '#protocol';`],
	['demo-server/rfc6455/a.ts', `import { createHash } from 'node:crypto';`],
	['demo-server/rfc6455/a.ts', `import { a } from '#demo-server/protocol/codec';`],
	['demo-server/rfc6455/a.ts', `import { a } from '../protocol/accept-key';`],
	['demo-server/rfc6455/a.ts', `export const id = crypto.subtle;`],
	['docs/stage/wire.ts', `import { a } from '#demo-server/rfc6455/mask';`],
	['docs/stage/log.ts', `export const f = (e: Element) => { e.innerHTML = ''; };`],
];

const good: [file: string, code: string][] = [
	['docs/reference/rules.ts', `import { a } from '#demo-server/testing/rfc6455/cases';`],
	['docs/demos/echo/a.ts', `import { a } from '#docs/stage/a';`],
	['docs/demos/echo/a.ts', `import { a } from '#protocol';`],
	['docs/demos/echo/a.ts', `import { a } from './session';`],
	['docs/lib/in-page-host.ts', `import { a } from '#demo-server/live/echo';`],
	['docs/lib/in-page-host/host.ts', `import { a } from '#demo-server/guards/inbound';`],
	['docs/lib/in-page-host/host.ts', `import { a } from '#demo-server/upgrade';`],
	['docs/listings/echo/server/src/index.ts', `import { upgradeWebSocket } from 'hono/bun';`],
	['docs/listings/echo/echo.test.ts', `import '#docs/listings/testing/connect';`],
	['docs/exercises/echo/checks.ts', `import { a } from '#docs/exercises/checking/rule';`],
	['docs/exercises/cli/knock.ts', `import { connect } from 'node:net';`],
	['docs/exercises/serving/door.ts', `import type { ServerWebSocket } from 'bun';`],
	['docs/exercises/echo/starter/server/src/index.ts', `import { Hono } from 'hono';`],
	['docs/content/parity.test.ts', `import ja from '#docs/content/i18n/ja.json';`],
	['docs/e2e/pubsub.test.ts', `import { a } from '#demo-server/testing/client';`],
	['demo-server/websocket.ts', `export { upgradeWebSocket } from 'hono/bun';`],
	['demo-server/live/echo.ts', `import { a } from '#demo-server/rooms/room';`],
	['demo-server/live/echo.test.ts', `import { expect } from 'bun:test';`],
	['demo-server/main.ts', `Bun.serve({ fetch: () => new Response() });`],
	['demo-server/protocol/a.ts', `import * as v from 'valibot'; import { a } from './b';`],
	['demo-server/rfc6455/a.ts', `import { acceptKey } from '#demo-server/protocol/accept-key';`],
	['demo-server/rfc6455/a.ts', `import { mask } from './mask';`],
	['demo-server/rfc6455/a.test.ts', `import { connect } from 'node:net';`],
	['docs/playground/a.ts', `import { FrameDecoder } from '#rfc6455';`],
	['demo-server/live/a.ts', `import { FrameDecoder } from '#rfc6455';`],
];

describe('the arrows refuse', () => {
	test.each(bad)('in %s: %s', (file, code) => {
		expect(complaints(file, code)).not.toEqual([]);
	});
});

describe('the arrows allow', () => {
	test.each(good)('in %s: %s', (file, code) => {
		expect(complaints(file, code)).toEqual([]);
	});
});

/** ESLint does not read MDX; the imports of a page are plain enough for a pattern. */
test('the lessons import from docs/ and Starlight only', async () => {
	const allowed = /^(#docs\/(?!content\/docs\/|e2e\/|build\/)|#protocol$|@astrojs\/starlight\/)/;
	const content = `${root}docs/content`;
	const pages = (await readdir(content, { recursive: true })).filter((f) => /\.mdx?$/.test(f));
	expect(pages.length).toBeGreaterThan(0);
	const strays: string[] = [];
	for (const page of pages) {
		const text = await Bun.file(`${content}/${page}`).text();
		const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
		for (const [line, source = ''] of prose.matchAll(/^import\s[^'"]*['"]([^'"]+)['"]/gm)) {
			if (!allowed.test(source)) strays.push(`${page}: ${line}`);
		}
	}
	expect(strays).toEqual([]);
});
