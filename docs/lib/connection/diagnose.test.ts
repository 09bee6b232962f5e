import { afterEach, describe, expect, test } from 'bun:test';

import { REFUSALS } from '#protocol';
import { diagnose } from './diagnose';

let server: ReturnType<typeof Bun.serve> | undefined;
afterEach(() => server?.stop(true));

/** A server that answers every plain request in the same way. */
function answer(body: BodyInit, init: ResponseInit) {
	server = Bun.serve({ port: 0, fetch: () => new Response(body, init) });
	return new URL(`ws://localhost:${String(server.port)}/live/echo`);
}

const json = { headers: { 'content-type': 'application/json' } };

describe('diagnose', () => {
	test.each(Object.entries(REFUSALS))(
		'passes on why a server refuses: %s',
		async (code, status) => {
			const url = answer(JSON.stringify({ error: code }), { ...json, status });
			expect<string>(await diagnose(url)).toBe(code);
		},
	);

	test('knows a site without a demo server', async () => {
		const url = answer('<h1>Not found</h1>', {
			status: 404,
			headers: { 'content-type': 'text/html' },
		});
		expect(await diagnose(url)).toBe('no-demo-server');
	});

	test.each(['{}', 'null', '[]', '{"error":"__proto__"}', '{"error":7}'])(
		'takes %s for a stranger’s answer',
		async (body) => {
			expect(await diagnose(answer(body, json))).toBe('no-demo-server');
		},
	);

	test('does not trip over a broken answer', async () => {
		expect(await diagnose(answer('{"error"', json))).toBe('unreachable');
	});

	test('says so when nobody answers', async () => {
		const url = answer('', {});
		await server?.stop(true);
		expect(await diagnose(url)).toBe('unreachable');
	});
});
