import { expect, test } from 'bun:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** SHA-1 and what is made of it: a page that shows a handshake has them from `#protocol`. */
const ACCEPT_KEY = '#demo-server/protocol/accept-key';

async function bundle(options: { minify: boolean; external?: string[] }): Promise<string> {
	const entry = fileURLToPath(new URL('index.ts', import.meta.url));
	const { outputs } = await Bun.build({ entrypoints: [entry], target: 'browser', ...options });
	return (await Promise.all(outputs.map((output) => output.text()))).join('\n');
}

test('the codec runs where there is no process and no page: nothing of Node, of Bun, or of the DOM', async () => {
	const code = await bundle({ minify: false });
	expect(code).toContain('class FrameDecoder');
	expect(code).toContain('function sha1');
	expect(code).not.toMatch(/\b(Bun|Buffer|process|require|document|window|crypto|valibot)\b|node:/);
	expect(code).not.toMatch(/\b(setTimeout|setInterval|Date|Math\.random)\b/);
});

test('all of the codec costs a page at most 6 KB, compressed', async () => {
	const code = await bundle({ minify: true, external: [ACCEPT_KEY] });
	expect(code).toContain('toSorted');
	expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(6 * 1024);
});
