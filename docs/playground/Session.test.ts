import { describe, expect, test } from 'bun:test';

import { SERVER } from '#docs/stage/marks';
import type { Frames } from './Heaps';
import type { Files, RunEvent, RunOptions } from './run/contract';
import { Session } from './Session.svelte';

const FILES = { 'server/src/index.ts': 'serve();', 'web/src/App.svelte': '' };

/** A runner that does as the test says, and counts what is asked of it. */
class ScriptedRunner {
	readonly started: { files: Files; options: RunOptions }[] = [];
	stopped = 0;
	tabs: number[] = [];
	/** What is told before the start is through. */
	first: readonly RunEvent[] = [];

	/** Shows what was told, as the next frame does. */
	draw = (): void => undefined;

	readonly start = async (files: Files, options: RunOptions) => {
		this.started.push({ files, options });
		for (const event of this.first) options.tell(event);
		return {
			setTabs: (tabs: number) => void this.tabs.push(tabs),
			stop: () => void (this.stopped += 1),
		};
	};

	tell(event: RunEvent): void {
		this.started.at(-1)?.options.tell(event);
		this.draw();
	}
}

function create() {
	const runner = new ScriptedRunner();
	const clock = { now: 0 };
	const frames: Frames = {
		now: () => clock.now,
		next(_rest, callback) {
			runner.draw = callback;
			return () => undefined;
		},
		drawn: () => undefined,
	};
	const session = new Session({
		load: async () => runner.start,
		language: 'en',
		frameTitle: (tab) => `Tab ${String(tab)}`,
		frames,
	});
	return { runner, session, clock };
}

describe('a session', () => {
	test('goes from idle to running, and stopped when the reader says so', async () => {
		const { runner, session } = create();
		expect(session.status).toBe('idle');
		const running = session.run(FILES);
		expect(session.status).toBe('compiling');
		await running;
		expect(session.status).toBe('running');
		expect(runner.started[0]?.files).toEqual(FILES);
		session.stop();
		expect(session.status).toBe('stopped');
		expect(session.ending).toEqual({ how: 'reader' });
		expect(runner.stopped).toBe(1);
	});

	test('says that the server has ended, and with which code', async () => {
		const { runner, session } = create();
		await session.run(FILES);
		runner.tell({ type: 'ended', code: 1 });
		expect(session.status).toBe('ended');
		expect(session.ending).toEqual({ how: 'ended', code: 1 });
	});

	test('a server that was stopped has not ended by itself as well', async () => {
		const { runner, session } = create();
		await session.run(FILES);
		runner.tell({ type: 'stopped', place: 'server', reason: 'busy' });
		runner.tell({ type: 'ended', code: 1 });
		expect(session.status).toBe('stopped');
		expect(session.ending).toEqual({ how: 'stopped', reason: 'busy' });
	});

	test('goes on when one tab is stopped', async () => {
		const { runner, session } = create();
		await session.run(FILES);
		runner.tell({ type: 'stopped', place: 2, reason: 'flood' });
		expect(session.status).toBe('running');
		expect(session.stoppedBecause(2)).toBe('flood');
		expect(session.stoppedBecause(1)).toBeUndefined();
	});

	test('does not call a program running that could not be read', async () => {
		const { runner, session } = create();
		const problem = { type: 'problem', place: 'server', kind: 'compile' } as const;
		runner.first = [{ ...problem, message: 'Unexpected token', file: 'a.ts', line: 3 }];
		await session.run(FILES);
		expect(session.status).toBe('ended');
		expect(session.ending).toEqual({ how: 'compile' });
		expect(session.problems.of('a.ts')).toHaveLength(1);
	});

	test('tells a module that the page lacks from code that cannot be read', async () => {
		const { runner, session } = create();
		const problem = { type: 'problem', place: 'server', kind: 'compile', file: 'a.ts' } as const;
		runner.first = [{ ...problem, message: 'not available', line: 1, module: 'valibot' }];
		await session.run(FILES);
		expect(session.problems.list).toMatchObject([{ kind: 'lacking', line: 1 }]);
		expect(session.problems.areLacking).toBe(true);
		runner.tell({ ...problem, message: 'Unexpected token', line: 3 });
		expect(session.problems.areLacking).toBe(false);
	});

	test('says so when the runner cannot be loaded', async () => {
		const session = new Session({
			load: () => Promise.reject(new Error('offline')),
			language: 'ja',
			frameTitle: () => '',
		});
		await session.run(FILES);
		expect(session.status).toBe('ended');
		expect(session.ending).toEqual({ how: 'failed' });
	});

	test('hears nothing more of a run once another has begun', async () => {
		const { runner, session } = create();
		await session.run(FILES);
		const [first] = runner.started;
		await session.run(FILES);
		first?.options.tell({ type: 'ended', code: 1 });
		expect(session.status).toBe('running');
		expect(runner.stopped).toBe(1);
	});

	test('a run that is overtaken while it starts is stopped', async () => {
		const { runner, session } = create();
		await Promise.all([session.run(FILES), session.run(FILES)]);
		expect(runner.started.length - runner.stopped).toBe(1);
		expect(session.status).toBe('running');
	});

	test('opens and closes tabs while it runs', async () => {
		const { runner, session } = create();
		await session.run(FILES);
		await session.setTabs(3);
		expect(session.tabs).toEqual([1, 2, 3]);
		expect(runner.tabs).toEqual([3]);
	});

	test('keeps what was printed within bounds', async () => {
		const { runner, session } = create();
		await session.run(FILES);
		for (let line = 0; line < 1_000; line += 1) {
			runner.tell({ type: 'console', place: 'server', level: 'log', text: String(line) });
		}
		const printed = session.printedBy('server');
		expect(printed?.lines).toHaveLength(200);
		expect(printed?.lines.at(-1)?.text).toBe('999');
		expect(printed?.dropped).toBe(800);
	});

	test('lists a mistake once, and how often it came', async () => {
		const { runner, session } = create();
		await session.run(FILES);
		const problem = { type: 'problem', place: 'server', kind: 'thrown', message: 'No' } as const;
		runner.tell({ ...problem, file: 'a.ts', line: 1 });
		runner.tell({ ...problem, file: 'a.ts', line: 1 });
		runner.tell({ ...problem, file: 'a.ts', line: 2 });
		expect(session.problems.list.map(({ line, times }) => [line, times])).toEqual([
			[1, 2],
			[2, 1],
		]);
	});
});

describe('the wires', () => {
	const wire = (tab: 1 | 2 | 3, what: Extract<RunEvent, { type: 'wire' }>['what']): RunEvent => ({
		type: 'wire',
		tab,
		socket: 1,
		what,
	});

	test('show each tab’s socket as it is', async () => {
		const { runner, session } = create();
		await session.run(FILES);
		const { wires } = session;
		expect(wires.statusOf(1)).toBe('idle');
		runner.tell(wire(1, { type: 'connect', url: 'ws://localhost:3000/ws?room=tea' }));
		expect(wires.statusOf(1)).toBe('connecting');
		expect(wires.path).toBe('/ws?room=tea');
		runner.tell(wire(1, { type: 'open' }));
		expect([wires.statusOf(1), wires.open]).toEqual(['open', 1]);
		runner.tell(wire(1, { type: 'closed', code: 4001, reason: 'See you' }));
		expect([wires.statusOf(1), wires.codeOf(1)]).toEqual(['closed', 4001]);
		expect(wires.statusOf(2)).toBe('idle');
	});

	test('draw one message to several tabs as one that fans out', async () => {
		const { runner, session, clock } = create();
		await session.run(FILES);
		const hello = { type: 'to-client', text: 'hello', bytes: 5 } as const;
		runner.tell(wire(2, hello));
		clock.now = 10;
		runner.tell(wire(3, hello));
		expect(session.wires.player.journeys.map(({ from }) => from)).toEqual([SERVER]);
		// The same tab again, or much later: another message.
		runner.tell(wire(3, hello));
		clock.now = 500;
		runner.tell(wire(2, hello));
		expect(session.wires.player.journeys).toHaveLength(3);
	});

	test('tell everything in the log', async () => {
		const { runner, session } = create();
		await session.run(FILES);
		runner.tell(wire(1, { type: 'to-server', text: 'hi', bytes: 2 }));
		runner.tell(wire(2, { type: 'to-client', text: 'hi', bytes: 2 }));
		runner.tell(wire(2, { type: 'refused', status: 404 }));
		const told = session.wires.facts.entries.map(({ event, client }) => `${event} ${client ?? ''}`);
		expect(told).toEqual(['run ', 'to-server 1', 'to-client 2', 'refused 2']);
	});
});
