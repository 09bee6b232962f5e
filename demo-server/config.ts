import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { originOf } from './guards/origin';
import { LOG_LEVELS } from './log';

/** A mistake in how the server was started, in one line that says what to do. */
export class UsageError extends Error {
	override name = 'UsageError';
}

export const HELP = `Serves the workbook and its live demos.

Usage: npm start -- [options]

  --port N               the port (PORT; default 4321)
  --tap                  open a second port on which a page can watch the octets of its own
                         connections
  --tap-port N           that port (default 4322)
  --lan                  let other devices in this network connect, and print a QR code for them
  --allow-host NAME      a name that the server is reached by, such as ws.example.org; may be
                         repeated (ALLOWED_HOSTS=a,b)
  --allow-origin ORIGIN  an origin whose pages may connect, such as https://example.org; may be
                         repeated (ALLOWED_ORIGINS=a,b)
  --trust-proxy          take the client's address from X-Forwarded-For (TRUST_PROXY=1)
  --log-level LEVEL      silent, info or debug (default info)
  --help                 print this
`;

const PORT_RANGE = 'a number from 0 to 65535';
const Port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535));
const HostName = v.pipe(
	v.string(),
	v.toLowerCase(),
	v.regex(/^[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*$/),
);
const Origin = v.pipe(
	v.string(),
	v.check((text) => originOf(text) === text),
);
const DevServer = v.pipe(
	v.string(),
	v.url(),
	v.transform((text) => new URL(text)),
	v.check(({ protocol, hostname, pathname, search, hash, username, password }) => {
		const bare = pathname === '/' && !search && !hash && !username && !password;
		return bare && protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
	}),
);

export interface Config {
	readonly port: number;
	readonly lan: boolean;
	/** The port of the tap; undefined where there is none. */
	readonly tapPort: number | undefined;
	readonly allowedHosts: readonly string[];
	readonly allowedOrigins: readonly string[];
	readonly trustProxy: boolean;
	readonly logLevel: (typeof LOG_LEVELS)[number];
	/** The Astro dev server that makes the pages, in place of the built site. */
	readonly pages: URL | undefined;
	readonly help: boolean;
}

/**
 * Reads flags and environment; a flag wins over its variable, and a list replaces it.
 * @throws {UsageError} naming the first flag or variable that is wrong
 */
export function readConfig(
	args: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
): Config {
	const flags = readFlags(args);
	const list = (flag: string[] | undefined, variable: string | undefined) =>
		flag ??
		variable
			?.split(',')
			.map((entry) => entry.trim())
			.filter(Boolean) ??
		[];

	const port = check(
		Port,
		flags.port ?? env.PORT ?? '4321',
		flags.port === undefined ? 'PORT' : '--port',
		PORT_RANGE,
	);
	return {
		port,
		lan: flags.lan ?? false,
		tapPort: readTapPort(flags, port),
		allowedHosts: check(
			v.array(HostName),
			list(flags['allow-host'], env.ALLOWED_HOSTS),
			flags['allow-host'] ? '--allow-host' : 'ALLOWED_HOSTS',
			'a host name without scheme and port, such as ws.example.org',
		),
		allowedOrigins: check(
			v.array(Origin),
			list(flags['allow-origin'], env.ALLOWED_ORIGINS),
			flags['allow-origin'] ? '--allow-origin' : 'ALLOWED_ORIGINS',
			'an origin in small letters without a path, such as https://example.org',
		),
		trustProxy:
			flags['trust-proxy'] ??
			check(v.picklist(['', '0', '1']), env.TRUST_PROXY ?? '', 'TRUST_PROXY', '1 or 0') === '1',
		logLevel: check(
			v.picklist(LOG_LEVELS),
			flags['log-level'] ?? 'info',
			'--log-level',
			LOG_LEVELS.join(', '),
		),
		pages: check(
			v.optional(DevServer),
			flags.pages,
			'--pages',
			'an http URL on this machine, such as http://localhost:4322',
		),
		help: flags.help ?? false,
	};
}

function readTapPort(
	{ tap, 'tap-port': text }: ReturnType<typeof readFlags>,
	port: number,
): number | undefined {
	if (!tap) {
		if (text === undefined) return undefined;
		throw new UsageError('--tap-port is the port of the tap, so it needs --tap as well.');
	}
	const tapPort = check(Port, text ?? '4322', '--tap-port', PORT_RANGE);
	if (tapPort !== port || port === 0) return tapPort;
	throw new UsageError(
		`--tap-port must be another port than that of the site, which is ${port}; give one, such as ${port + 1}.`,
	);
}

function readFlags(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				port: { type: 'string' },
				lan: { type: 'boolean' },
				tap: { type: 'boolean' },
				'tap-port': { type: 'string' },
				'allow-host': { type: 'string', multiple: true },
				'allow-origin': { type: 'string', multiple: true },
				'trust-proxy': { type: 'boolean' },
				'log-level': { type: 'string' },
				pages: { type: 'string' },
				help: { type: 'boolean' },
			},
		}).values;
	} catch (error) {
		const [reason] = error instanceof Error ? error.message.split(/\n|\. /) : [];
		throw new UsageError(`${reason ?? 'Unknown flag'}. Run npm start -- --help for what there is.`);
	}
}

function check<Schema extends v.GenericSchema>(
	schema: Schema,
	value: unknown,
	name: string,
	expected: string,
): v.InferOutput<Schema> {
	const result = v.safeParse(schema, value);
	if (result.success) return result.output;
	throw new UsageError(`${name} must be ${expected}; it is ${JSON.stringify(value)}.`);
}
