import { afterEach, beforeEach, describe, expect, spyOn, test } from 'bun:test';

import { BROWSERS, type BrowserName, ensureBrowser } from './browser.mjs';

/** A machine on which the browser is there once a command that contains `cure` was run. */
function machine({ cure, debian = false }: { cure?: string; debian?: boolean }) {
	const commands: string[] = [];
	return {
		commands,
		find: () => Promise.resolve(cure === '' || isCured() ? {} : undefined),
		run: (program: string, args: string[]) => {
			commands.push([program.replace(/.*\//, ''), ...args].join(' '));
			return Promise.resolve({ code: 1, output: 'E: no route to the mirror' });
		},
		isDebianRoot: () => debian,
	};

	function isCured() {
		return cure !== undefined && commands.some((command) => command.includes(cure));
	}
}

const quiet = { log: spyOn(console, 'log') };
beforeEach(() => quiet.log.mockImplementation(() => undefined));
afterEach(() => quiet.log.mockClear());

const told = () => quiet.log.mock.calls.flat().join('\n');

describe.each(Object.keys(BROWSERS) as BrowserName[])('%s', (name) => {
	const { title, packages } = BROWSERS[name];

	test('is left as it is where it is there', async () => {
		const ready = machine({ cure: '' });
		await ensureBrowser(name, ready);
		expect(ready.commands).toEqual([]);
		expect(told()).toBe('');
	});

	test("is Playwright's own where its downloads can be reached", async () => {
		const online = machine({ cure: `install ${name}`, debian: true });
		await ensureBrowser(name, online);
		expect(online.commands).toHaveLength(1);
		expect(told()).toMatch(/fetched in/);
	});

	test("is Debian's where they cannot", async () => {
		const debian = machine({ cure: packages.join(' '), debian: true });
		await ensureBrowser(name, debian);
		expect(debian.commands.at(-1)).toEndWith(packages.join(' '));
		expect(told()).toMatch(/not to be had[\s\S]*installed in/);
	});

	test('is asked of the person where neither can be had', async () => {
		const refused = ensureBrowser(name, machine({ debian: true }));
		expect(refused).rejects.toThrow(`There is no ${title}`);
		await refused.catch(() => undefined);
		expect(told()).toContain('E: no route to the mirror');
	});

	test('is not installed over the head of somebody who may not', async () => {
		const visitor = machine({});
		const refused = ensureBrowser(name, visitor);
		expect(refused).rejects.toThrow(`npx playwright install --with-deps ${name}`);
		await refused.catch(() => undefined);
		expect(visitor.commands).toHaveLength(1);
	});
});
