import { expect, test } from './fixtures';
import { eventsOf, openRunPage, setTabs, startRun, stopRun } from './run-page';
import { program, UNCAUGHT } from './run-programs';

test.beforeEach(async ({ page }) => {
	await openRunPage(page);
});

/** A server that sends back what it hears. */
const ECHO = `import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
const app = new Hono();
app.get('/ws', upgradeWebSocket(() => ({
	onMessage(event, ws) { ws.send(String(event.data)); },
})));
export default { fetch: app.fetch, websocket };`;
/** What the server and the client may post to the page, past all that cuts and counts it. */
const PAST = `const { postMessage } = MessagePort.prototype;
MessagePort.prototype.postMessage = function (message, ...more) {
	if (message?.type === 'console') message = { ...message, text: 'x'.repeat(4e6) };
	return postMessage.call(this, message, ...more);
};
console.log('x');`;
const STORM = 'function storm() { setTimeout(storm); setTimeout(storm); }\nstorm();';
const script = (code: string) => `<script>\n${code}\n</script>\n<p>shown</p>`;

for (const [name, files, place, reason] of [
	['an endless loop in the server', program({ server: 'while (true);' }), 'server', 'busy'],
	[
		'an endless loop in the server that catches everything',
		program({ server: 'for (;;) { try { null.x; } catch {} finally { continue; } }' }),
		'server',
		'busy',
	],
	[
		'an endless loop in the server without a line of its own',
		program({ server: `/^(a+)+$/.test('a'.repeat(50) + 'b');` }),
		'server',
		'busy',
	],
	[
		'an endless chain of promises in the server',
		program({ server: 'const next = () => Promise.resolve().then(next);\nnext();' }),
		'server',
		'busy',
	],
	[
		'a server that is busy most of the time',
		program({
			server: `setInterval(() => { const end = Date.now() + 900; while (Date.now() < end); }, 1000);`,
		}),
		'server',
		'busy',
	],
	['an endless loop in the client', program({ client: script('while (true);') }), 1, 'busy'],
	[
		'an endless loop in the client that catches everything',
		program({ client: script('for (;;) try { null.x } catch {}') }),
		1,
		'busy',
	],
	[
		'an endless loop in a handler of the client',
		program({ client: script('setTimeout(() => { for (let i = 0; i >= 0; i += 0) {} }, 10);') }),
		1,
		'busy',
	],
	[
		'an endless chain of promises in the client',
		program({ client: script('const next = () => Promise.resolve().then(next); next();') }),
		1,
		'busy',
	],
	[
		'a client that is busy most of the time',
		program({
			client: script(
				'setInterval(() => { const end = Date.now() + 900; while (Date.now() < end); }, 1000);',
			),
		}),
		1,
		'busy',
	],
	[
		'console output of the server without end',
		program({ server: `setInterval(() => { for (let i = 0; i < 50; i++) console.log(i); }, 1);` }),
		'server',
		'console',
	],
	[
		'console output of the client without end',
		program({ client: script('while (true) console.log("x".repeat(10_000));') }),
		1,
		'console',
	],
	[
		'messages of the server without end',
		program({
			server: ECHO.replace('onMessage', "onOpen(_, ws) { while (true) ws.send('x'); }, onMessage"),
			client: script(`new WebSocket('ws://localhost:3000/ws');`),
		}),
		'server',
		// Where sending is slow, the loop takes too long before it sends too much.
		'flood|busy',
	],
	[
		'messages of the client without end',
		program({
			server: ECHO,
			client: script(
				`const a = new WebSocket('ws://localhost:3000/ws'); a.onopen = () => { while (true) a.send('x'); };`,
			),
		}),
		1,
		'flood|busy',
	],
	[
		'a client that dials very long addresses',
		program({
			server: ECHO,
			client: script(
				`setInterval(() => new WebSocket('ws://localhost:3000/?' + 'x'.repeat(2e6)), 30);`,
			),
		}),
		1,
		// Where addresses are slow to read, it is busy before it has sent too much.
		'flood|busy',
	],
	[
		'a client that posts large bodies',
		program({
			server: ECHO,
			client: script(
				`for (let i = 0; i < 100; i++) fetch('http://localhost:3000/', { method: 'POST', body: new Uint8Array(4e6), headers: { 'content-type': 'text/plain' } });`,
			),
		}),
		1,
		'flood|busy',
	],
	[
		'a server that tells the page too much at once',
		program({ server: `// @ts-nocheck\n${PAST}` }),
		'server',
		'flood',
	],
	['a client that tells the page too much at once', program({ client: script(PAST) }), 1, 'flood'],
	['a storm of timers in the server', program({ server: STORM }), 'server', 'busy'],
	['a storm of timers in the client', program({ client: script(STORM) }), 1, 'busy'],
	[
		'a server that holds the memory of WebAssembly',
		program({
			server: `const held: unknown[] = [];\nsetInterval(() => held.push(new WebAssembly.Memory({ initial: 800 })), 10);`,
		}),
		'server',
		'memory',
	],
	[
		'a server that holds encoded texts',
		program({
			server: `const held: unknown[] = [], text = 'x'.repeat(40e6);\nsetInterval(() => held.push(new TextEncoder().encode(text)), 10);`,
		}),
		'server',
		'memory|busy',
	],
	[
		'a server that holds more and more buffers',
		program({
			server: `const held: unknown[] = [];\nsetInterval(() => held.push(new Uint8Array(50e6)), 10);`,
		}),
		'server',
		'memory',
	],
	[
		'a client that holds more and more arrays',
		program({
			client: script('const held = []; setInterval(() => held.push(new Array(5e6)), 10);'),
		}),
		1,
		'memory',
	],
	[
		'a client that makes long texts',
		program({
			client: script('const held = []; setInterval(() => held.push("x".repeat(50e6)), 10);'),
		}),
		1,
		'memory',
	],
] as const) {
	test(
		`${name} is stopped, and the page stays usable`,
		{ tag: '@firefox' },
		async ({ page, faults }) => {
			faults.expected(UNCAUGHT);
			const began = Date.now();
			const started = startRun(page, files);
			await expect
				.poll(() => eventsOf(page, 'stopped'), { intervals: [100] })
				.toEqual([{ type: 'stopped', place, reason: expect.stringMatching(`^(?:${reason})$`) }]);
			test
				.info()
				.annotations.push({ type: 'stopped after', description: `${Date.now() - began} ms` });
			await started;
			await setTabs(page, 2);
			const button = page.locator('body > button');
			await button.click();
			await expect(button).toHaveText('1');
			await stopRun(page);
		},
	);
}

test('a ping-pong without end is stopped', { tag: '@firefox' }, async ({ page, faults }) => {
	faults.expected(UNCAUGHT);
	// With many balls: one alone, on a machine that does other things too, is no flood.
	const client = script(`const socket = new WebSocket('ws://localhost:3000/ws');
socket.onopen = () => { for (let ball = 0; ball < 100; ball++) socket.send('x'); };
socket.onmessage = ({ data }) => socket.send(data);`);
	const began = Date.now();
	await startRun(page, program({ server: ECHO, client }));
	await expect
		.poll(() => eventsOf(page, 'stopped'), { intervals: [100] })
		.toMatchObject([{ reason: 'flood' }]);
	test.info().annotations.push({ type: 'stopped after', description: `${Date.now() - began} ms` });
});

test(
	'the sockets of a stopped server close with 1006, and nobody answers new ones',
	{ tag: '@firefox' },
	async ({ page }) => {
		const server = ECHO.replace('ws.send', 'while (true); ws.send');
		const client = script(`const socket = new WebSocket('ws://localhost:3000/ws');
socket.onopen = () => socket.send('x');
socket.onclose = ({ code }) => {
	console.log(code);
	new WebSocket('ws://localhost:3000/ws').onclose = ({ code }) => console.log('again', code);
};`);
		await startRun(page, program({ server, client }));
		await expect
			.poll(async () => (await eventsOf(page, 'console')).filter(({ place }) => place === 1))
			.toMatchObject([{ text: '1006' }, { text: 'again 1006' }]);
	},
);
