import { expect, test } from 'bun:test';
import { readConfig, UsageError } from './config';

test('without flags and variables the server is private to this machine', () => {
	expect(readConfig([], {})).toEqual({
		port: 4321,
		lan: false,
		tapPort: undefined,
		allowedHosts: [],
		allowedOrigins: [],
		trustProxy: false,
		logLevel: 'info',
		pages: undefined,
		help: false,
	});
});

test('variables are read, and a flag wins over its variable', () => {
	const env = {
		PORT: '8080',
		ALLOWED_HOSTS: 'a.example, B.example,',
		ALLOWED_ORIGINS: 'https://a.example',
		TRUST_PROXY: '1',
	};
	expect(readConfig([], env)).toMatchObject({
		port: 8080,
		allowedHosts: ['a.example', 'b.example'],
		allowedOrigins: ['https://a.example'],
		trustProxy: true,
	});
	const flags = ['--port', '0', '--allow-host', 'c.example', '--allow-host', 'd.example'];
	expect(readConfig(flags, env)).toMatchObject({
		port: 0,
		allowedHosts: ['c.example', 'd.example'],
	});
});

test('the tap is off unless it is asked for', () => {
	expect(readConfig(['--tap'], {})).toMatchObject({ port: 4321, tapPort: 4322 });
	expect(readConfig(['--tap', '--tap-port', '4400'], {})).toMatchObject({ tapPort: 4400 });
	expect(readConfig(['--tap', '--tap-port', '0', '--port', '0'], {})).toMatchObject({ tapPort: 0 });
	expect(() => readConfig(['--tap', '--port', '4322'], {})).toThrow(/such as 4323/);
});

test.each([
	[['--port', 'x']],
	[['--port', '65536']],
	[['--port', '-1']],
	[['--port', '']],
	[['--port', '1e3']],
	[['--port']],
	[['--prot', '1']],
	[['extra']],
	[['--lan=yes']],
	[['--tap=yes']],
	[['--tap-port', '4400']],
	[['--tap-port', 'x', '--tap']],
	[['--tap-port', '65536', '--tap']],
	[['--tap-port', '4400', '--tap', '--port', '4400']],
	[['--log-level', 'loud']],
	[['--allow-host', 'http://a.example']],
	[['--allow-host', 'a.example:80']],
	[['--allow-host', '*']],
	[['--allow-host', '']],
	[['--allow-origin', 'a.example']],
	[['--allow-origin', 'https://a.example/']],
	[['--allow-origin', 'https://A.example']],
	[['--allow-origin', 'https://a.example:443']],
	[['--allow-origin', 'null']],
	[['--allow-origin', '*']],
	[['--pages', 'https://localhost:1']],
	[['--pages', 'http://evil.example']],
	[['--pages', 'http://127.evil.example']],
	[['--pages', 'http://localhost:1/base']],
	[['--pages', 'http://user@localhost:1']],
	[['--pages', 'x']],
])('%j is refused in one line that names it', (args) => {
	expect(() => readConfig(args, {})).toThrow(UsageError);
	try {
		readConfig(args, {});
	} catch (error) {
		expect(String(error)).not.toContain('\n');
		expect(String(error)).toContain(args[0]?.replace(/=.*/, '') ?? '');
	}
});

test.each([
	['PORT', 'x'],
	['PORT', ''],
	['ALLOWED_HOSTS', 'a b'],
	['ALLOWED_ORIGINS', 'a'],
	['TRUST_PROXY', 'maybe'],
])('%s=%s is refused by the name of the variable', (name, value) => {
	expect(() => readConfig([], { [name]: value })).toThrow(`${name} must be`);
});

test('a dev server on this machine is accepted', () => {
	for (const url of ['http://localhost:4322', 'http://127.0.0.1:1/', 'http://[::1]:1']) {
		expect(readConfig(['--pages', url], {}).pages?.href).toStartWith('http://');
	}
});
