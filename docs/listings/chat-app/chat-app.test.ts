import { join } from 'node:path';
import { describe, expect, test } from 'bun:test';

import { connect, type Client } from '#docs/listings/testing/connect';
import { startServer } from '#docs/listings/testing/start-server';

const fileOf = (step: string) =>
	join(import.meta.dir, step, 'server/src/index.ts');
const serverOf = (step: string) => startServer(fileOf(step));

/** The steps that take a chat message as it comes, and those that look at it first. */
const TRUSTING = ['1-join', '2-history', '3-presence', '4-rooms'];
const STEPS = [...TRUSTING, '5-bad-input', '6-come-back'];

/** Somebody who chats: what is said is JSON, and so is what is heard. */
class Chatter {
	#client: Client;
	readonly closed: Client['closed'];
	readonly handled: Client['handled'];

	constructor(client: Client) {
		this.#client = client;
		this.closed = client.closed;
		this.handled = client.handled;
	}

	static async arrive(url: string, room = 'lobby'): Promise<Chatter> {
		return new Chatter(await connect(`${url}?room=${room}`));
	}

	/** Arrives and joins; steps before the last one ignore what was seen. */
	static async join(
		url: string,
		name: string,
		{ room = 'lobby', epoch = '', seen = 0 } = {},
	): Promise<Chatter> {
		const chatter = await Chatter.arrive(url, room);
		chatter.tell({ type: 'join', name, epoch, seen });
		await chatter.handled();
		return chatter;
	}

	tell(message: object): void {
		this.sendRaw(JSON.stringify(message));
	}

	say(text: string, id: string = crypto.randomUUID()): void {
		this.tell({ type: 'say', id, text });
	}

	sendRaw(data: string | Uint8Array): void {
		this.#client.socket.send(data);
	}

	drop(): void {
		this.#client.socket.terminate();
	}

	async hear() {
		return JSON.parse(await this.#client.next());
	}

	/** The next message of `type`, whatever comes before it. */
	async hearOf(type: string) {
		for (;;) {
			const message = await this.hear();
			if (message.type === type) return message;
		}
	}
}

/** Has one chatter say `count` texts, `1`, `2`, … and waits until all are taken. */
async function sayMany(chatter: Chatter, count: number): Promise<void> {
	for (let number = 1; number <= count; number++) chatter.say(String(number));
	await chatter.handled();
}

const textsOf = (entries: { text: string }[]) =>
	entries.map((entry) => entry.text);
const upTo = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

describe.each(STEPS)('from its first step, in %s,', (step) => {
	test('the others hear who said what, and the sender does not', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		sora.say('from Sora');
		expect(await mio.hearOf('message')).toMatchObject({
			name: 'Sora',
			text: 'from Sora',
		});
		mio.say('from Mio');
		// Had Sora heard herself, that would have come before.
		expect(await sora.hearOf('message')).toMatchObject({ name: 'Mio' });
	});
});

describe.each(STEPS.slice(1))('from the second step, in %s,', (step) => {
	test('a newcomer gets at most the last 50, then only what is new', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		await sayMany(sora, 60);
		const mio = await Chatter.join(server.url, 'Mio');
		const { history } = await mio.hearOf('welcome');
		expect(textsOf(history)).toEqual(upTo(11, 60));
		expect(history[0].seq).toBe(11);
		sora.say('61');
		const message = await mio.hear();
		expect(message).toMatchObject({ type: 'message', seq: 61, text: '61' });
		expect(message).not.toHaveProperty('history');
	});

	test('a sender is told the number of what it said', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		sora.say('one', 'first');
		sora.say('two', 'second');
		expect(await sora.hearOf('said')).toEqual({
			type: 'said',
			id: 'first',
			seq: 1,
		});
		expect(await sora.hearOf('said')).toMatchObject({ id: 'second', seq: 2 });
	});

	test('everyone gets every number once and in order, the own ones too', async () => {
		await using server = await serverOf(step);
		const [sora, mio] = [
			await Chatter.join(server.url, 'Sora'),
			await Chatter.join(server.url, 'Mio'),
		];
		await Promise.all([sayMany(sora, 40), sayMany(mio, 40)]);
		for (const chatter of [sora, mio]) {
			const numbers: number[] = [];
			while (numbers.length < 80) {
				const { seq } = await chatter.hear();
				if (seq !== undefined) numbers.push(seq);
			}
			expect(numbers.map(String)).toEqual(upTo(1, 80));
		}
	});
});

describe.each(STEPS.slice(2))('from the third step, in %s,', (step) => {
	test('who joins is told who is here, and those here who joined', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		expect((await sora.hear()).members).toEqual([{ number: 1, name: 'Sora' }]);
		const mio = await Chatter.join(server.url, 'Mio');
		expect((await mio.hear()).members).toEqual([
			{ number: 1, name: 'Sora' },
			{ number: 2, name: 'Mio' },
		]);
		expect(await sora.hear()).toEqual({
			type: 'joined',
			member: { number: 2, name: 'Mio' },
		});
	});

	test('those who stay are told who left, however it went', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		mio.drop();
		expect(await sora.hearOf('left')).toEqual({
			type: 'left',
			member: { number: 2, name: 'Mio' },
		});
		const yu = await Chatter.join(server.url, 'Yu');
		expect((await yu.hear()).members).toEqual([
			{ number: 1, name: 'Sora' },
			{ number: 3, name: 'Yu' },
		]);
	});

	test('of two with one name, the number says which one left', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const first = await Chatter.join(server.url, 'Mio');
		await Chatter.join(server.url, 'Mio');
		first.drop();
		expect((await sora.hearOf('left')).member).toEqual({
			number: 2,
			name: 'Mio',
		});
	});

	test('somebody who came and never joined leaves without a word', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const nobody = await Chatter.arrive(server.url);
		nobody.drop();
		const mio = await Chatter.join(server.url, 'Mio');
		mio.drop();
		await sora.hearOf('joined');
		expect((await sora.hear()).member.name).toBe('Mio');
	});
});

describe.each(STEPS.slice(3))('from the fourth step, in %s,', (step) => {
	test('words, numbers, history and presence stay in their room', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora', { room: 'lobby' });
		const mio = await Chatter.join(server.url, 'Mio', { room: 'tea' });
		expect((await mio.hear()).members).toEqual([{ number: 2, name: 'Mio' }]);
		sora.say('for the lobby');
		await sora.handled();
		mio.say('for tea');
		// Its own number is the first thing Mio hears: nothing of the lobby came.
		expect(await mio.hear()).toMatchObject({ type: 'said', seq: 1 });
		const yu = await Chatter.join(server.url, 'Yu', { room: 'tea' });
		expect(textsOf((await yu.hear()).history)).toEqual(['for tea']);
		mio.drop();
		await yu.hearOf('left');
		sora.say('again');
		expect((await sora.hearOf('said')).seq).toBe(1);
		expect((await sora.hear()).seq).toBe(2);
	});

	test.each(['attic', '', 'constructor', 'room:tea'])(
		'the room "%s" is refused with 4404',
		async (room) => {
			await using server = await serverOf(step);
			const sora = await Chatter.arrive(server.url, room);
			expect(await sora.closed).toEqual({ code: 4404, reason: 'No such room' });
		},
	);
});

const BAD: [string, string | Uint8Array][] = [
	['no JSON', 'oops'],
	['nothing', ''],
	['bytes', new Uint8Array([0, 255])],
	['null', 'null'],
	['a number', '7'],
	['a list', '[]'],
	['no type', '{}'],
	['another type', '{"type":"shout","text":"hi"}'],
	['a join without a name', '{"type":"join","epoch":"","seen":0}'],
	['a name of spaces', '{"type":"join","name":" ","epoch":"","seen":0}'],
	['a name that is no text', '{"type":"join","name":7,"epoch":"","seen":0}'],
	[
		'a name of 21 characters',
		JSON.stringify({
			type: 'join',
			name: 'x'.repeat(21),
			epoch: '',
			seen: 0,
		}),
	],
	['a text that is no text', '{"type":"say","id":"a","text":{}}'],
	['a text without an id', '{"type":"say","text":"hi"}'],
	[
		'a text of 501 characters',
		JSON.stringify({ type: 'say', id: 'a', text: 'x'.repeat(501) }),
	],
];

describe.each(TRUSTING)('before the fifth step, in %s,', (step) => {
	test('one message that is no JSON ends the server for everyone', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		mio.sendRaw('oops');
		expect(await sora.closed).toMatchObject({ code: 1006 });
		expect(await mio.closed).toMatchObject({ code: 1006 });
		await server.printed('SyntaxError: JSON Parse error');
	});
});

describe('before the fifth step', () => {
	test('a server run with --hot stays up, and so hides the fault', async () => {
		const child = Bun.spawn([process.execPath, '--hot', fileOf('4-rooms')], {
			env: { ...process.env, BUN_PORT: '0', NO_COLOR: '1' },
			stdout: 'pipe',
			stderr: 'ignore',
		});
		try {
			let printed = '';
			const decoder = new TextDecoder();
			for await (const bytes of child.stdout) {
				printed += decoder.decode(bytes);
				if (printed.includes('\n')) break;
			}
			const port = /localhost:(\d+)/.exec(printed)?.[1];
			const url = `ws://localhost:${port}/ws`;
			const sora = await Chatter.join(url, 'Sora');
			sora.sendRaw('oops');
			await sora.handled();
			const mio = await Chatter.join(url, 'Mio');
			mio.say('still here');
			expect(await sora.hearOf('message')).toMatchObject({
				text: 'still here',
			});
		} finally {
			child.kill('SIGKILL');
			await child.exited;
		}
	});

	test('what the type promises is not checked: anything is passed on', async () => {
		await using server = await serverOf('4-rooms');
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		mio.sendRaw('{"type":"say","text":{"nobody":"expects this"}}');
		expect((await sora.hearOf('message')).text).toEqual({
			nobody: 'expects this',
		});
	});
});

describe.each(STEPS.slice(4))('from the fifth step, in %s,', (step) => {
	test.each(BAD)('%s is answered with bad-message', async (_, data) => {
		await using server = await serverOf(step);
		const sora = await Chatter.arrive(server.url);
		sora.sendRaw(data);
		expect(await sora.hear()).toEqual({ type: 'error', code: 'bad-message' });
	});

	test('bad messages end neither the server nor the sender', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		for (const [, data] of BAD) mio.sendRaw(data);
		mio.say('still here');
		expect(await mio.hearOf('said')).toMatchObject({ seq: 1 });
		expect(await sora.hearOf('message')).toMatchObject({ text: 'still here' });
	});

	test('20 and 500 characters are not too long', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'x'.repeat(20));
		expect(await sora.hear()).toMatchObject({ type: 'welcome' });
		sora.say('x'.repeat(500));
		expect(await sora.hear()).toMatchObject({ type: 'said' });
	});

	test('who says something before joining is told so, and nobody hears it', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.arrive(server.url);
		mio.say('psst');
		expect(await mio.hear()).toEqual({ type: 'error', code: 'not-joined' });
		sora.say('hello');
		expect(await sora.hearOf('said')).toMatchObject({ seq: 1 });
	});

	test('who joins twice is told so, and is here once', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		sora.tell({ type: 'join', name: 'Sora again', epoch: '', seen: 0 });
		await sora.hear();
		expect(await sora.hear()).toEqual({
			type: 'error',
			code: 'already-joined',
		});
		const mio = await Chatter.join(server.url, 'Mio');
		expect(
			(await mio.hear()).members.map((member: { name: string }) => member.name),
		).toEqual(['Sora', 'Mio']);
	});

	test('a message of more than 16 KB is refused before it is read: 1009', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		mio.sendRaw('x'.repeat(16 * 1024 + 1));
		expect(await mio.closed).toMatchObject({ code: 1009 });
		expect((await sora.hearOf('left')).member.name).toBe('Mio');
	});
});

describe('6-come-back', () => {
	const STEP = '6-come-back';

	/** Joins, hears how far the room is, and is cut off. */
	async function cutOff(url: string) {
		const sora = await Chatter.join(url, 'Sora');
		const { epoch, history } = await sora.hear();
		sora.drop();
		return { epoch, seen: history.at(-1)?.seq ?? 0 };
	}

	test('who was cut gets exactly what it missed', async () => {
		await using server = await serverOf(STEP);
		const mio = await Chatter.join(server.url, 'Mio');
		await sayMany(mio, 3);
		const memory = await cutOff(server.url);
		expect(memory.seen).toBe(3);
		await sayMany(mio, 2);
		const sora = await Chatter.join(server.url, 'Sora', memory);
		const welcome = await sora.hear();
		expect(welcome).toMatchObject({ epoch: memory.epoch, missed: 0 });
		expect(welcome.history.map((entry: { seq: number }) => entry.seq)).toEqual([
			4, 5,
		]);
	});

	test('who missed nothing gets nothing', async () => {
		await using server = await serverOf(STEP);
		const mio = await Chatter.join(server.url, 'Mio');
		await sayMany(mio, 3);
		const memory = await cutOff(server.url);
		const sora = await Chatter.join(server.url, 'Sora', memory);
		expect(await sora.hear()).toMatchObject({ history: [], missed: 0 });
	});

	test.each([0, 3])(
		'who missed more than is kept, after %i, is told how much is lost',
		async (before) => {
			await using server = await serverOf(STEP);
			const mio = await Chatter.join(server.url, 'Mio');
			await sayMany(mio, before);
			const memory = await cutOff(server.url);
			await sayMany(mio, 60);
			const sora = await Chatter.join(server.url, 'Sora', memory);
			const { history, missed } = await sora.hear();
			expect(history).toHaveLength(50);
			expect(missed).toBe(10);
		},
	);

	test('a newcomer has lost nothing, however old the room is', async () => {
		await using server = await serverOf(STEP);
		await sayMany(await Chatter.join(server.url, 'Mio'), 60);
		const sora = await Chatter.join(server.url, 'Sora');
		expect(await sora.hear()).toMatchObject({ missed: 0 });
	});

	test('a server that was started again has another epoch, and sends all it has', async () => {
		const before = await serverOf(STEP);
		await sayMany(await Chatter.join(before.url, 'Mio'), 3);
		const memory = await cutOff(before.url);
		await before.kill();
		await using after = await serverOf(STEP);
		const mio = await Chatter.join(after.url, 'Mio');
		mio.say('anybody here?');
		await mio.handled();
		const sora = await Chatter.join(after.url, 'Sora', memory);
		const welcome = await sora.hear();
		expect(welcome.epoch).not.toBe(memory.epoch);
		expect(textsOf(welcome.history)).toEqual(['anybody here?']);
	});

	test('what is sent twice under one id is said once, and both are answered alike', async () => {
		await using server = await serverOf(STEP);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		sora.say('only once', 'the-same');
		expect(await sora.hearOf('said')).toMatchObject({ seq: 1 });
		sora.say('only once', 'the-same');
		expect(await sora.hearOf('said')).toMatchObject({ seq: 1 });
		sora.say('the marker after it');
		await mio.hearOf('message');
		expect(await mio.hear()).toMatchObject({ text: 'the marker after it' });
	});

	test.each([
		['an epoch that is no text', { epoch: 7, seen: 0 }],
		['a number that is none', { epoch: '', seen: '3' }],
	])('%s is a bad message', async (_, memory) => {
		await using server = await serverOf(STEP);
		const sora = await Chatter.arrive(server.url);
		sora.tell({ type: 'join', name: 'Sora', ...memory });
		expect(await sora.hear()).toEqual({ type: 'error', code: 'bad-message' });
	});
});
