import type { Files } from '#docs/playground/run/contract';

import { expect, test } from './fixtures';
import { filesOf } from './listing-files';
import { eventsOf, openRunPage, setTabs, startRun, stopRun } from './run-page';
import { CLIENT, IDLE, program, SERVER, UNCAUGHT } from './run-programs';

test.beforeEach(async ({ page }) => {
	await openRunPage(page);
});

test(
	'what one tab says reaches the others, and is told as it passes',
	{ tag: '@firefox' },
	async ({ page }) => {
		await startRun(page, filesOf('pub-sub/1-everyone'), 2);
		const [first, second] = [1, 2].map((tab) => page.frameLocator(`iframe[title="tab ${tab}"]`));
		await first?.getByRole('textbox').fill('good morning');
		await first?.getByRole('textbox').press('Enter');
		await expect(second?.locator('body') ?? page.locator('nothing')).toContainText('good morning');
		const passed = (await eventsOf(page, 'wire')).map(({ tab, what }) => [tab, what.type]);
		expect(passed).toContainEqual([1, 'to-server']);
		expect(passed).toContainEqual([2, 'to-client']);
	},
);

test(
	'a tab that closes is a socket that closes, and one that opens a new one',
	{ tag: '@firefox' },
	async ({ page }) => {
		const server = `import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
const app = new Hono();
app.get('/ws', upgradeWebSocket(() => ({
	onOpen() { console.log('open'); },
	onClose(event) { console.log('close', event.code); },
})));
export default { fetch: app.fetch, websocket };`;
		const client = `<script>const socket = new WebSocket('ws://localhost:3000/ws');</script>`;
		await startRun(page, { [SERVER]: server, [CLIENT]: client }, 2);
		const printed = async () => (await eventsOf(page, 'console')).map(({ text }) => text).slice(1);
		await expect.poll(printed).toEqual(['open', 'open']);
		await setTabs(page, 1);
		await expect.poll(printed).toEqual(['open', 'open', 'close 1006']);
		await setTabs(page, 3);
		await expect.poll(printed).toEqual(['open', 'open', 'close 1006', 'open', 'open']);
		await stopRun(page);
		await expect(page.locator('iframe')).toHaveCount(0);
	},
);

const PROBLEMS: readonly (readonly [string, Files, object])[] = [
	[
		'a server that throws while it starts',
		program({ server: `const a = 1;\n\nthrow new TypeError('no');` }),
		{ place: 'server', kind: 'thrown', message: 'TypeError: no', file: SERVER, line: 3 },
	],
	[
		'a server that throws in a timer',
		program({
			server: `interface A {\n\tb: string;\n}\nsetTimeout(() => {\n\tthrow new Error('late');\n}, 1);`,
		}),
		{ place: 'server', kind: 'thrown', message: 'late', file: SERVER, line: 5 },
	],
	[
		'a promise of the server that nobody awaits',
		program({ server: `${IDLE}\nvoid (async () => {\n\tawait null;\n\tJSON.parse('{');\n})();` }),
		{ place: 'server', kind: 'rejection', file: SERVER, line: 4 },
	],
	[
		'a client that throws while it starts',
		program({ client: '<script lang="ts">\n\tlet a: string[] = [];\n\ta[0].trim();\n</script>' }),
		{ place: 1, kind: 'thrown', file: CLIENT, line: 3 },
	],
	[
		'a promise of the client that nobody awaits',
		program({
			client: `<script lang="ts">\n\tlet n = $state(0);\n\tasync function go() {\n\t\tawait null;\n\t\tn += 1;\n\t\tthrow new Error('gone');\n\t}\n\tgo();\n</script>\n{n}`,
		}),
		{ place: 1, kind: 'rejection', message: 'gone', file: CLIENT, line: 6 },
	],
	[
		'a file that the client imports and that throws',
		{
			...program({ client: `<script>import { go } from './go'; go();</script>` }),
			'web/src/go.ts': `export function go(): void {\n\t(undefined as unknown as string).trim();\n}`,
		},
		{ place: 1, kind: 'thrown', file: 'web/src/go.ts', line: 2 },
	],
	[
		'a mistake in the client',
		program({ client: '<p>{#if}</p>' }),
		{ place: 1, kind: 'compile', file: CLIENT, line: 1, column: 8 },
	],
	[
		'a module of Node',
		program({ server: `import { Hono } from 'hono';\nimport { connect } from 'node:net';` }),
		{ place: 'server', kind: 'compile', module: 'node:net', file: SERVER, line: 2 },
	],
];

test('each problem is told of at its line', { tag: '@firefox' }, async ({ page, faults }) => {
	faults.expected(UNCAUGHT);
	for (const [name, files, problem] of PROBLEMS) {
		await test.step(name, async () => {
			await startRun(page, files);
			await expect.poll(() => eventsOf(page, 'problem')).toHaveLength(1);
			expect(await eventsOf(page, 'problem')).toMatchObject([problem]);
			await stopRun(page);
		});
	}
});

test(
	'what an event handler of the client throws is told at its line',
	{ tag: '@firefox' },
	async ({ page }) => {
		const client = `<script lang="ts">
	let list = $state<string[]>([]);
	function add() {
		if (list.length === 1) throw new Error('full');
		list.push('x');
	}
</script>
<button onclick={() => add()}>{list.length}</button>`;
		await startRun(page, program({ client }));
		const button = page.frameLocator('iframe[title="tab 1"]').getByRole('button');
		await button.click();
		await expect(button).toHaveText('1');
		await button.click();
		await expect
			.poll(() => eventsOf(page, 'problem'))
			.toMatchObject([{ place: 1, kind: 'thrown', message: 'full', file: CLIENT, line: 4 }]);
	},
);
