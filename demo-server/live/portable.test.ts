import { expect, test } from 'bun:test';
import { join } from 'node:path';

test('the demos and their rooms run where there is no process: nothing of Node, of Bun, or of a clock', async () => {
	const files = [...new Bun.Glob('{live,rooms}/*.ts').scanSync(join(import.meta.dir, '..'))].filter(
		(file) => !file.endsWith('.test.ts'),
	);
	const { outputs } = await Bun.build({
		entrypoints: files.map((file) => join(import.meta.dir, '..', file)),
		target: 'browser',
		external: ['valibot'],
		splitting: true,
	});
	const code = (await Promise.all(outputs.map((output) => output.text()))).join('\n');
	expect(code).toContain('class TopicRoom');
	expect(code).not.toMatch(/\bBun\b|node:|hono/);
	// A date may be written out, from a time that was handed in.
	expect(code).not.toMatch(/\b(Date\.now|Date\(\)|Math\.random)/);
	expect(code).not.toMatch(/\b(performance|crypto|setTimeout|setInterval)\b/);
});
