import { expect, test } from 'bun:test';
import { join } from 'node:path';

test('the demos and their rooms run where there is no process: nothing of Node, of Bun, or of a clock', async () => {
	const files = ['live/echo.ts', 'live/pubsub.ts', 'rooms/rooms.ts', 'rooms/topic-room.ts'];
	const { outputs } = await Bun.build({
		entrypoints: files.map((file) => join(import.meta.dir, '..', file)),
		target: 'browser',
		external: ['valibot'],
		splitting: true,
	});
	const code = (await Promise.all(outputs.map((output) => output.text()))).join('\n');
	expect(code).toContain('class TopicRoom');
	expect(code).not.toMatch(/\bBun\b|node:|hono/);
	expect(code).not.toMatch(/\b(Date|Math\.random|performance|crypto|setTimeout|setInterval)\b/);
});
