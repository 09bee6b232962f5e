import { expect, test } from './fixtures';
import { PlaygroundPage } from './playground-page';
import { CLIENT, IDLE, program, SERVER } from './run-programs';

const STEP = 'pub-sub/2-others';
const LESSON = '/en/lessons/pub-sub/';

/** Milliseconds in which the page has to do what it is asked to, however much it is told. */
const SOON = 3_000;

/** Sends every tab so many numbers in a second. */
const stream = (perSecond: number) => ({
	[SERVER]: `let n = 0;
Bun.serve({
	port: 3000,
	fetch: (request, server) => (server.upgrade(request) ? undefined : new Response('')),
	websocket: {
		open(ws) { setInterval(() => { for (let i = 0; i < ${perSecond / 20}; i++) ws.send('m' + ++n); }, 50); },
		message() {},
	},
});`,
	[CLIENT]: `<script>
let last = $state('');
new WebSocket('ws://localhost:3000/').onmessage = ({ data }) => (last = data);
</script>
<p>{last}</p>`,
});

const PRINTS = 'setInterval(() => { for (let i = 0; i < 10; i++) console.log("n" + ++n); }, 50);';

for (const [name, files, far] of [
	['messages', stream(200), /m[1-9]\d{3}/],
	[
		'console output',
		{
			[SERVER]: `let n = 0;\n${PRINTS}`,
			[CLIENT]: `<script>\nlet n = 0;\n${PRINTS}\n</script>`,
		},
		/n[1-9]\d{2}/,
	],
] as const) {
	test(`a stream of ${name} leaves the page usable`, { tag: '@firefox' }, async ({ page }) => {
		const playground = await PlaygroundPage.openShared(page, LESSON, STEP, files);
		await playground.run.click();
		const shown = playground.playground.locator('[role=log]').filter({ hasText: far });
		await expect(shown.first()).toBeVisible();
		const began = Date.now();
		await playground.stop.click({ timeout: SOON });
		await expect(playground.playground).toHaveAttribute('data-status', 'stopped');
		expect(Date.now() - began).toBeLessThan(SOON);
		await expect(playground.playground.locator('iframe')).toHaveCount(0);
	});
}

test(
	'a stream above the limit is stopped, and the page says why',
	{ tag: '@firefox' },
	async ({ page }) => {
		const playground = await PlaygroundPage.openShared(page, LESSON, STEP, stream(2_000));
		await playground.run.click();
		const status = playground.playground.getByRole('status');
		await expect(status).toContainText('too many messages');
		await expect(playground.playground).toHaveAttribute('data-status', 'stopped');
		await expect(playground.run).toBeEnabled();
	},
);

test('output above the limit is stopped, and the page says why', async ({ page }) => {
	const files = program({
		server: `${IDLE}\nsetInterval(() => { for (let i = 0; i < 50; i++) console.log(i); }, 50);`,
	});
	const playground = await PlaygroundPage.openShared(page, LESSON, STEP, files);
	await playground.run.click();
	await expect(playground.playground.getByRole('status')).toContainText('printed');
	await expect(playground.playground).toHaveAttribute('data-status', 'stopped');
});
