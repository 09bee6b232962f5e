import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'bun:test';

import { knock } from '#docs/exercises/cli/knock';
import { startProgram } from '#docs/exercises/cli/program';
import { terminal } from '#docs/exercises/cli/surroundings';
import { echo } from '#docs/exercises/echo/exercise';
import { freePort } from '#docs/exercises/testing/free-port';
import { exercises } from '#docs/exercises/exercises';
import { goodbye } from '#docs/exercises/goodbye/exercise';
import { rooms } from '#docs/exercises/rooms/exercise';
import { checkProgram } from './check-program';
import { diagnose } from './diagnose';
import type { ServerExercise } from './exercise';
import type { Surroundings } from './surroundings';
import { tellFailure } from './tell';
import type { Verdict } from './verdict';
import { ANY, exactly, fields, matches, mentioning } from './wanted';

async function verdictsOf(
	exercise: ServerExercise,
	url: string,
	surroundings: Surroundings = terminal,
) {
	const verdicts: Verdict[] = [];
	for await (const verdict of checkProgram(exercise, url, surroundings)) verdicts.push(verdict);
	return verdicts;
}

/** A server that answers each handshake with this status. */
function answering(status: number) {
	const server = Bun.serve({ port: 0, fetch: () => new Response('No', { status }) });
	return { url: `ws://localhost:${server.port}/ws`, stop: () => server.stop(true) };
}

describe('a program that cannot be dialled is told of by its reason:', () => {
	test.each([
		[404, 'wrong-path'],
		[403, 'forbidden'],
		[401, 'forbidden'],
		[426, 'no-upgrade'],
		[200, 'no-upgrade'],
		[500, 'broke'],
	] as const)('it answers %i: %s', async (status, type) => {
		const { url, stop } = answering(status);
		const verdicts = await verdictsOf(echo, url);
		await stop();
		const [first, ...rest] = verdicts;
		expect(first).toMatchObject({ type: 'failed', diagnosis: { type } });
		expect(rest.every((verdict) => verdict.type === 'left-out')).toBe(true);
		expect(rest).toHaveLength(echo.checks.length - 1);
	});

	test('nobody listens', async () => {
		const { url, stop } = answering(200);
		await stop();
		const [first] = await verdictsOf(echo, url);
		expect(first).toMatchObject({ type: 'failed', diagnosis: { type: 'not-running' } });
	});

	test('it listens and answers nothing, and is not waited for as for a slow one', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const surroundings = {
			...terminal,
			patience: 1,
			// Longer than a test may take.
			dialPatience: 600_000,
			knock: async () => ({ type: 'silence' }) as const,
			isSilent: async () => true,
		};
		const [first] = await verdictsOf(echo, `ws://127.0.0.1:${port}/ws`, surroundings);
		server.close();
		expect(first).toMatchObject({ type: 'failed', diagnosis: { type: 'no-answer' } });
	});

	test('it listens and does not speak HTTP', async () => {
		const server = createServer((socket) => socket.end('220 mail\r\n')).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		expect(await knock(`ws://127.0.0.1:${port}/ws`)).toEqual({ type: 'silence' });
		server.close();
		expect(diagnose({ type: 'silence' }, { wasUp: false })).toEqual({ type: 'no-answer' });
	});

	test('it was there, and is gone', () => {
		expect(diagnose({ type: 'nobody' }, { wasUp: true })).toEqual({ type: 'ended' });
	});

	test('it opens sockets now', () => {
		expect(diagnose({ type: 'status', status: 101 }, { wasUp: false })).toEqual({
			type: 'unsteady',
		});
	});
});

describe('a handshake that is refused where others come about', () => {
	/** Answers like this where no room is named, and relays to its room otherwise. */
	function roomsThatAnswer(answer: () => Response) {
		const server = Bun.serve<string>({
			port: 0,
			fetch(request, own) {
				const room = new URL(request.url).searchParams.get('room');
				if (!room) return answer();
				return own.upgrade(request, { data: room }) ? undefined : new Response();
			},
			error: () => new Response('', { status: 500 }),
			websocket: {
				open: (ws) => void ws.subscribe(ws.data),
				message: (ws, text) => void ws.publish(ws.data, text),
			},
		});
		return { url: `ws://localhost:${server.port}/ws`, stop: () => server.stop(true) };
	}

	test.each([
		[404, 'refused this connection with 404 during the handshake', '（404）'],
		[500, 'answer HTTP 500 to this handshake', 'HTTP 500'],
	])('with %i fails its own check only, and is told so', async (status, en, ja) => {
		const { url, stop } = roomsThatAnswer(() => new Response('no room', { status }));
		const verdicts = await verdictsOf(rooms, url);
		await stop();
		const failed = verdicts.filter(({ type }) => type !== 'passed');
		expect(failed).toMatchObject([
			{
				check: 'no-room-no-connection',
				type: 'failed',
				diagnosis: { type: 'refused', status, code: 4404 },
			},
		]);
		for (const [language, words] of [
			['en', [en, 'Accept the connection, then close it with 4404']],
			['ja', [ja, '接続を受けいれてから、コード 4404 で閉じてください']],
		] as const) {
			const [first] = failed;
			if (first?.type !== 'failed') throw new Error('It passed.');
			const { diagnosis } = tellFailure(first, { url, prints: 'terminal' }, language);
			for (const word of words) expect(diagnosis).toContain(word);
		}
	});

	test('is asked for the very address that was refused', async () => {
		const server = Bun.serve<string>({
			port: 0,
			fetch(request, own) {
				const room = new URL(request.url).searchParams.get('room') ?? '';
				if (room.includes('お茶')) return new Response('what?', { status: 403 });
				return own.upgrade(request, { data: room }) ? undefined : new Response();
			},
			websocket: {
				open(ws) {
					if (ws.data === '') ws.close(4404);
					else ws.subscribe(ws.data);
				},
				message: (ws, text) => void ws.publish(ws.data, text),
			},
		});
		const url = `ws://localhost:${server.port}/ws`;
		const verdicts = await verdictsOf(rooms, url);
		await server.stop(true);
		const failed = verdicts.filter(({ type }) => type !== 'passed');
		const diagnosis = { type: 'refused', status: 403 } as const;
		expect(failed).toMatchObject([{ check: 'any-name', diagnosis }]);
		const told = (language: 'ja' | 'en') =>
			tellFailure({ diagnosis, conversation: [] }, { url, prints: 'terminal' }, language);
		expect(told('en').diagnosis).toEndWith('Accept this one too.');
		expect(told('ja').diagnosis).toEndWith('この接続も受けいれてください。');
	});

	test('is told of without a status where a page may not read it', () => {
		const known = { wasUp: true, code: 4404 };
		expect(diagnose({ type: 'somebody' }, known)).toEqual({ type: 'refused', code: 4404 });
	});
});

test('what ends a program is blamed, with what was said to it', async () => {
	const server = Bun.serve({
		port: 0,
		fetch: (request, own) => (own.upgrade(request) ? undefined : new Response()),
		websocket: {
			message(ws) {
				ws.terminate();
				void server.stop(true);
			},
		},
	});
	const verdicts = await verdictsOf(echo, `ws://localhost:${server.port}/ws`);
	expect(verdicts[0]).toMatchObject({
		check: 'comes-back',
		type: 'failed',
		diagnosis: { type: 'ended' },
		expected: { type: 'message', client: 'A' },
	});
	expect(verdicts.slice(1).map(({ type }) => type)).toEqual(Array(4).fill('left-out'));
});

test('where a wire cannot be cut, the check that cuts it is skipped', async () => {
	const file = fileURLToPath(new URL('../goodbye/solution/server/src/index.ts', import.meta.url));
	const start = await startProgram(file, await freePort());
	if (start.type !== 'running') throw new Error('The solution does not run.');
	await using program = start.program;
	const { WebSocket, knock } = terminal;
	const verdicts = await verdictsOf(goodbye, program.url, { WebSocket, knock });
	expect(verdicts.filter(({ type }) => type !== 'passed')).toEqual([
		{ check: 'after-a-cut', type: 'skipped', reason: 'cut' },
	]);
});

describe('a failure is told', () => {
	const about = { url: 'ws://localhost:3000/ws', prints: 'terminal' } as const;
	const failure = {
		expected: {
			type: 'silence',
			client: 'B',
			unwanted: [exactly('mine')],
			marker: exactly('yours'),
		},
		conversation: [
			{ type: 'sends', client: 'A', data: 'mine' },
			{ type: 'hears', client: 'B', data: 'mine' },
			{ type: 'hears', client: 'B', data: new Uint8Array([1, 171]) },
		],
	} as const;

	test('in English', () => {
		expect(tellFailure(failure, about, 'en')).toEqual({
			expected: 'B hears "yours", and before it no "mine"',
			got: 'B heard "mine"',
			conversation: ['A → server  "mine"', 'server → B  "mine"', 'server → B  2 bytes (01 ab)'],
		});
	});

	test.each([
		['two spaces', 'joined  tea', 'joined  tea'],
		['white space at the end', 'joined tea \n', String.raw`joined tea \n`],
		['tabs and line feeds', '\tjoined\r\ntea', String.raw`\tjoined\r\ntea`],
		['the space of Japanese', 'joined　tea', String.raw`joined\u3000tea`],
		['what nobody sees', 'joined\u200B tea', String.raw`joined\u200b tea`],
		['what steers a terminal', 'joined \u001B[2Jtea', String.raw`joined \u001b[2Jtea`],
		['a backtick, which words have around code', 'joined `tea`', 'joined \\u0060tea\\u0060'],
		['emoji', 'joined 👩‍🔧 tea', 'joined 👩‍🔧 tea'],
	])('with %s kept visible', (_what, data, shown) => {
		const heard = { type: 'hears', client: 'A', data } as const;
		const expected = { type: 'message', client: 'A', wanted: exactly('joined tea') } as const;
		const told = tellFailure({ expected, conversation: [heard] }, about, 'en');
		expect(told).toEqual({
			expected: 'A hears "joined tea"',
			got: `that did not come; the last that A heard was "${shown}"`,
			conversation: [`server → A  "${shown}"`],
		});
	});

	test.each([
		['a text', exactly('joined tea'), 'joined tea'],
		['JSON', fields({ type: 'joined' }), '{"type":"joined","room":"tea"}'],
	])('that sent %s as bytes', (_what, wanted, text) => {
		const conversation = [
			{ type: 'hears', client: 'A', data: new TextEncoder().encode(text) },
			{ type: 'hears', client: 'A', data: 'later' },
		] as const;
		const expected = { type: 'message', client: 'A', wanted } as const;
		const got = (language: 'ja' | 'en') =>
			tellFailure({ expected, conversation }, about, language).got;
		expect(got('en')).toBe('A heard the same text, but as bytes; send `String(data)`');
		expect(got('ja')).toContain('文字ではなくバイト列として届いた。`String(data)`');
	});

	test.each([
		['not-running', 'threw', 'ended with an error', 'エラーで終わった'],
		['not-running', 'stopped', 'was stopped', '止められた'],
		['ended', 'stopped', 'was stopped', '止められた'],
		['client-ended', 'stopped', 'was stopped', '止められた'],
		['ended', 'threw', 'ended in the middle', '途中で終わりました'],
	] as const)('that is %s because it %s', (type, fate, en, ja) => {
		const told = (language: 'ja' | 'en') =>
			tellFailure({ diagnosis: { type }, conversation: [] }, { ...about, fate }, language);
		expect(told('en').diagnosis).toContain(en);
		expect(told('ja').diagnosis).toContain(ja);
	});

	test('with the origin of the page that was turned away', () => {
		const subject = { ...about, origin: 'http://localhost:4321' };
		const told = (language: 'ja' | 'en') =>
			tellFailure({ diagnosis: { type: 'no-socket' }, conversation: [] }, subject, language);
		expect(told('en').diagnosis).toContain('accept `http://localhost:4321`');
		expect(told('ja').diagnosis).toContain('`http://localhost:4321` を許可');
	});

	test('in Japanese', () => {
		expect(tellFailure(failure, about, 'ja')).toMatchObject({
			expected: 'B に "yours" が届き、その前に "mine" は届かない',
			got: 'B に "mine" が届いた',
		});
	});
});

describe('what is nearly right is told by what is not:', () => {
	const told = (heard: readonly string[], wanted: readonly string[]) => {
		const conversation = heard.map((data) => ({ type: 'hears', client: 'A', data }) as const);
		const expected = {
			type: 'message',
			client: 'A',
			wanted: fields({ type: 'history', texts: wanted }),
		} as const;
		return (['en', 'ja'] as const).map(
			(language) =>
				tellFailure(
					{ expected, conversation },
					{ url: 'ws://localhost:3000/ws', prints: 'terminal' },
					language,
				).got,
		);
	};
	const history = (...texts: string[]) => JSON.stringify({ type: 'history', texts });

	test('how many there are', () => {
		expect(told([history('a', 'b', 'c')], ['b', 'c'])).toEqual([
			'A heard "{"type":"history","texts":["a","b","c"]}", where `texts` has 3 items and not 2',
			'A に届いたのは "{"type":"history","texts":["a","b","c"]}"。`texts` が 2 個ではなく 3 個ある',
		]);
	});

	test('the first that is another, though something came after it', () => {
		expect(told([history('a', 'c'), '{"type":"said"}'], ['a', 'b'])).toEqual([
			'A heard "{"type":"history","texts":["a","c"]}", where item 2 of `texts` is "c" and not "b"',
			'A に届いたのは "{"type":"history","texts":["a","c"]}"。`texts` の 2 番めが "b" ではなく "c"',
		]);
	});

	test('it came before, and not again', () => {
		expect(told([history('a'), history('b')], ['a'])).toEqual([
			'A heard that earlier, and not once more',
			'それは A に前に届いたが、もう一度は届かなかった',
		]);
	});

	test('the end, where the rest may be anything', () => {
		expect(told([history('a', 'b', 'c')], [ANY, 'c', 'b'])).toEqual([
			'A heard "{"type":"history","texts":["a","b","c"]}", where `texts` ends in ["b","c"] and not ["c","b"]',
			'A に届いたのは "{"type":"history","texts":["a","b","c"]}"。`texts` の終わりが ["c","b"] ではなく ["b","c"]',
		]);
	});

	test('and what is of another kind is told as it is', () => {
		expect(told([JSON.stringify({ type: 'said', texts: [] })], ['a'])[0]).toBe(
			'that did not come; the last that A heard was "{"type":"said","texts":[]}"',
		);
	});
});

test('what is quoted keeps its spaces and shows its line breaks', () => {
	const wanted = exactly(' a  b\n');
	const { expected } = tellFailure(
		{ expected: { type: 'message', client: 'A', wanted }, conversation: [] },
		{ url: 'ws://localhost:3000/ws', prints: 'terminal' },
		'en',
	);
	expect(expected).toBe(String.raw`A hears " a  b\n"`);
});

test('a text mentions what it holds, and an array may be known by its end', () => {
	expect(matches('You: hi!', mentioning('hi'))).toBe(true);
	expect(matches('You: ho!', mentioning('hi'))).toBe(false);
	const past = fields({ past: [ANY, 'b', 'c'] });
	expect(matches('{"past":["a","b","c"]}', past)).toBe(true);
	expect(matches('{"past":["b","c"]}', past)).toBe(true);
	expect(matches('{"past":["c"]}', past)).toBe(false);
	expect(matches('{"past":["b","c","d"]}', past)).toBe(false);
	expect(matches('{"past":"bc"}', past)).toBe(false);
	expect(matches('{"past":[]}', fields({ past: [ANY] }))).toBe(true);
});

test('a message with fields may have others, and text is not bytes', () => {
	const wanted = fields({ type: 'said', entry: { text: 'hi' } });
	expect(matches('{"type":"said","entry":{"text":"hi","at":1},"seq":2}', wanted)).toBe(true);
	expect(matches('{"type":"said","entry":{}}', wanted)).toBe(false);
	expect(matches('null', wanted)).toBe(false);
	expect(matches('not JSON', wanted)).toBe(false);
	expect(matches(new TextEncoder().encode('hi'), exactly('hi'))).toBe(false);
});

test.each(exercises)(
	'$slug has hints in both languages, and no name of a check twice',
	(exercise) => {
		const names = exercise.checks.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(Object.keys(exercise.words.checks).sort()).toEqual(names.toSorted());
		expect(exercise.words.hints.length).toBeGreaterThanOrEqual(3);
		for (const { ja, en } of exercise.words.hints) {
			expect(ja).not.toBe('');
			expect(en).not.toBe('');
		}
	},
);
