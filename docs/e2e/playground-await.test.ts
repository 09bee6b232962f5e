import { expect, test } from './fixtures';
import { PlaygroundPage } from './playground-page';
import { program } from './run-programs';

const STEP = 'pub-sub/2-others';
const LESSON = '/en/lessons/pub-sub/';

test(
	'a server whose first module awaits without end serves its tabs, and is stopped',
	{ tag: '@firefox' },
	async ({ page }) => {
		const files = program({
			server: `const server = Bun.serve({
	port: 3000,
	fetch: (request, server) => (server.upgrade(request) ? undefined : new Response('')),
	websocket: { open(ws) { ws.subscribe('t'); }, message() {} },
});
for (;;) {
	await Bun.sleep(100);
	server.publish('t', 'tick');
}`,
			client: `<script>
let heard = $state('');
new WebSocket('ws://localhost:3000/').onmessage = ({ data }) => (heard = data);
</script>
<p>{heard}</p>`,
		});
		const playground = await PlaygroundPage.openShared(page, LESSON, STEP, files);
		await playground.run.click();
		await expect(playground.tab(2).getByText('tick')).toBeVisible();
		await playground.stop.click();
		await expect(playground.playground).toHaveAttribute('data-status', 'stopped');
		await expect(playground.playground.locator('iframe')).toHaveCount(0);
	},
);

// Playwright knows of Chromium's workers in frames; whether one is left is the same in Firefox.
test('a server that only awaits leaves no worker when it is stopped', async ({ page }) => {
	const files = program({ server: 'setInterval(() => {}, 100);\nawait new Promise(() => {});' });
	const playground = await PlaygroundPage.openShared(page, LESSON, STEP, files);
	for (const turn of [1, 2, 3]) {
		await test.step(`turn ${String(turn)}`, async () => {
			await playground.run.click();
			await expect.poll(() => page.workers().length).toBe(1);
			await playground.stop.click();
			await expect(playground.playground).toHaveAttribute('data-status', 'stopped');
			await expect.poll(() => page.workers().length).toBe(0);
			await expect(page.locator('iframe')).toHaveCount(0);
		});
	}
});
