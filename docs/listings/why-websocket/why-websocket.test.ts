import { join } from 'node:path';
import { describe, expect, test } from 'bun:test';

import { type Scratch, scratch } from '#docs/lib/testing/scratch';
import { connect } from '#docs/listings/testing/connect';
import {
	type RunningServer,
	startServer,
} from '#docs/listings/testing/start-server';

const web = join(import.meta.dir, 'clock/web/src');

const startClock = () =>
	startServer(join(import.meta.dir, 'clock/server/src/index.ts'));

const clockOf = (server: RunningServer) =>
	server.url.replace('ws:', 'http:').replace(/ws$/, 'clock');

/** Reads the events of a stream, one by one. */
async function* eventsOf(url: string, signal: AbortSignal) {
	const { body } = await fetch(url, { signal });
	if (!body) throw new Error('The stream has no body.');
	let text = '';
	const decoder = new TextDecoder();
	for await (const bytes of body) {
		text += decoder.decode(bytes, { stream: true });
		const events = text.split('\n\n');
		text = events.pop() ?? '';
		yield* events;
	}
}

describe('the server', () => {
	test('answers a poll at once, with nothing new if there is nothing', async () => {
		await using server = await startClock();
		const ask = async () => {
			const response = await fetch(`${clockOf(server)}/now`);
			return Number(await response.text());
		};
		const [first, second] = [await ask(), await ask()];
		expect(first).toBeInteger();
		expect(second - first).toBeLessThanOrEqual(1);
	});

	test('answers a long poll when there is something new', async () => {
		await using server = await startClock();
		const next = async (after: string) => {
			const response = await fetch(`${clockOf(server)}/next?after=${after}`);
			return response.text();
		};
		const known = await next('');
		expect(Number(await next(known))).toBe(Number(known) + 1);
	});

	test('writes each tick of an event stream as an event', async () => {
		await using server = await startClock();
		const controller = new AbortController();
		const events = eventsOf(`${clockOf(server)}/stream`, controller.signal);
		const first = (await events.next()).value ?? '';
		const second = (await events.next()).value ?? '';
		controller.abort();
		expect(first).toMatch(/^data: \d+$/);
		expect(second).toBe(`data: ${Number(first.slice(6)) + 1}`);
	});

	test('says each tick on a socket without being asked', async () => {
		await using server = await startClock();
		const client = await connect(server.url);
		const first = Number(await client.next());
		expect(await client.next()).toBe(String(first + 1));
		expect(await client.next()).toBe(String(first + 2));
	});

	test('goes on for the others when one of them leaves', async () => {
		await using server = await startClock();
		const leaves = await connect(server.url);
		const stays = await connect(server.url);
		await leaves.next();
		leaves.socket.terminate();
		const first = Number(await stays.next());
		expect(await stays.next()).toBe(String(first + 1));
		expect(await stays.next()).toBe(String(first + 2));
		expect(server.output()).not.toContain('error');
	});

	test('lets the page of port 5173 read its answers, and no other', async () => {
		await using server = await startClock();
		const allowed = async (origin: string) => {
			const response = await fetch(`${clockOf(server)}/now`, {
				headers: { origin },
			});
			return response.headers.get('access-control-allow-origin');
		};
		const page = 'http://localhost:5173';
		expect(await allowed(page)).toBe(page);
		expect(await allowed('http://localhost:8000')).toBeNull();
	});
});

/** As much of an `EventSource` as the listing uses: Bun has none. */
class BareEventSource {
	onmessage?: (event: { data: string }) => void;
	readonly #controller = new AbortController();

	constructor(url: string) {
		void this.#read(url).catch(() => undefined);
	}

	async #read(url: string) {
		for await (const event of eventsOf(url, this.#controller.signal))
			this.onmessage?.({ data: event.slice('data: '.length) });
	}

	close() {
		this.#controller.abort();
	}
}

describe('the page', () => {
	/** The listing's module with the port of `server` in place of 3000. */
	async function waysTo(server: RunningServer, folder: Scratch) {
		const source = await Bun.file(join(web, 'ways.ts')).text();
		const { port } = new URL(server.url);
		const file = await folder.write(
			'ways.ts',
			source.replaceAll('localhost:3000', `localhost:${port}`),
		);
		Object.assign(globalThis, { EventSource: BareEventSource });
		return import(file);
	}

	test.each(['longPolling', 'eventStream', 'webSocket'])(
		'learns of every tick by %s, and of none after it stopped',
		async (way) => {
			await using server = await startClock();
			await using folder = await scratch();
			const ways = await waysTo(server, folder);
			const shown: number[] = [];
			const three = Promise.withResolvers<void>();
			const stop = ways[way]((tick: string) => {
				shown.push(Number(tick));
				if (shown.length === 3) three.resolve();
			});
			await three.promise;
			stop();
			const [first = 0] = shown;
			expect(shown).toEqual([first, first + 1, first + 2]);
			// Another client sees two more ticks pass; the one that stopped does not.
			const witness = await connect(server.url);
			await witness.next();
			await witness.next();
			await witness.next();
			expect(shown).toHaveLength(3);
		},
		15_000,
	);

	test('learns of one tick in three by polling', async () => {
		await using server = await startClock();
		await using folder = await scratch();
		const ways = await waysTo(server, folder);
		const shown: number[] = [];
		const two = Promise.withResolvers<void>();
		const stop = ways.polling((tick: string) => {
			shown.push(Number(tick));
			if (shown.length === 2) two.resolve();
		});
		await two.promise;
		stop();
		const [first = 0, second = 0] = shown;
		expect(second - first).toBeGreaterThanOrEqual(2);
		expect(second - first).toBeLessThanOrEqual(4);
	}, 15_000);
});
