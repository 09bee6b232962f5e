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
