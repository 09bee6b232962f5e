import { describe, expect, test } from 'bun:test';

import { startTestServer } from '#demo-server/testing/server';
import type { OpenLine } from '#docs/lib/line/line';
import { openOwnLine } from '#docs/lib/line/own-line';
import { tcpLine, until } from '#docs/stage/raw/testing/tcp-line';
import { FrameLab } from './FrameLab.svelte';
import type { Outcome } from './outcome';
import { PRESETS } from './presets';
import type { Verdict } from './Trial.svelte';

/** Sends one preset on a connection of its own. */
async function send(name: string, relay: OpenLine): Promise<Verdict> {
	const server = () => ({ target: '/live/echo', host: 'localhost', origin: 'http://localhost' });
	const lab = new FrameLab(server, { relay, own: openOwnLine, clock: () => 0 });
	lab.choose(name);
	lab.connect();
	await until(() => lab.ready);
	lab.send(undefined);
	const verdict = await until(() => lab.trial?.verdict);
	lab.dispose();
	return verdict;
}

/** What RFC 6455 asks a server to do; the rows are ours, from its sections. */
const DUE: Readonly<Record<string, Outcome>> = {
	hello: 'echo',
	empty: 'echo',
	'bytes-126': 'echo',
	'bytes-70000': 'close-1009',
	ping: 'pong',
	fragmented: 'echo',
	unfinished: 'nothing',
	'ping-inside': 'pong-echo',
	'cut-character': 'echo',
	unmasked: 'close-1002',
	'reserved-opcode': 'close-1002',
	'reserved-bit': 'close-1002',
	'fragmented-control': 'close-1002',
	'long-ping': 'close-1002',
	'bad-utf8': 'close-1007',
	orphan: 'close-1002',
	'long-form': 'close-1002',
	'close-1000': 'close-back',
	'close-4000': 'close-back',
	'close-empty': 'close-back',
	'close-1005': 'close-1002',
	'close-1006': 'close-1002',
};

/** Where Bun does otherwise: it takes what breaks a rule that binds the writer only. */
const BY_BUN: Readonly<Record<string, Outcome>> = { ...DUE, 'long-form': 'echo' };

test('each preset has its row', () => {
	expect(PRESETS.map(({ name }) => name)).toEqual(Object.keys(DUE));
});

describe.each(PRESETS.map(({ name }) => name))('%s', (name) => {
	test('is answered by the live server as it is known to', async () => {
		await using server = startTestServer();
		const verdict = await send(name, tcpLine(server.port));
		expect(verdict.did).toBe(BY_BUN[name] ?? 'other');
		expect(verdict.due).toBe(DUE[name] ?? 'other');
	});

	test('is answered by the server of the page as RFC 6455 asks', async () => {
		const { did, due } = await send(name, openOwnLine);
		expect(did).toBe(DUE[name] ?? 'other');
		expect(due).toBe(did);
	});

	test('can be predicted right', () => {
		const preset = PRESETS.find((known) => known.name === name);
		expect(preset?.choices).toContain(BY_BUN[name] ?? 'other');
	});
});

test('a rule that is broken has its name in the verdict', async () => {
	await using server = startTestServer();
	const { broken } = await send('unmasked', tcpLine(server.port));
	expect(broken).toBe('mask-missing');
});
