import { join } from 'node:path';
import encodeQR from 'qr';
import { type Config, HELP, readConfig, UsageError } from './config';
import { isTakenOnIpv6Loopback, lanAddresses } from './lan';
import { createLog } from './log';
import { devPages } from './pages';
import { type RunningServer, startServer } from './server';
import { isBuilt, site } from './site';
import { StartError, takenPort, whyNoPort } from './start-error';

/** As it is written in a command that a person can copy. */
const TAP_PORT = '--tap --tap-port';
const DIST = join(import.meta.dir, '..', 'dist');

try {
	const config = readConfig(Bun.argv.slice(2), process.env);
	if (config.help) process.stdout.write(HELP);
	else await run(config);
} catch (error) {
	if (!(error instanceof UsageError || error instanceof StartError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function run(config: Config): Promise<void> {
	const log = createLog(config.logLevel, (line) => process.stderr.write(line));
	const server = await listen(config, log);
	const tapPort = await openTap(config, server);
	log.info('started', { port: server.port, lan: config.lan, tapPort });
	process.stdout.write(greeting(config, server.port, tapPort));

	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.once(signal, () => {
			log.info('stopping', { signal });
			void server.stop().then(() => process.exit(0));
		});
	}
}

async function listen(config: Config, log: ReturnType<typeof createLog>): Promise<RunningServer> {
	if (!config.pages && !(await isBuilt(DIST))) {
		throw new StartError(
			'The site is not built (no dist/ja/index.html). Run npm start, or npm run build first.',
		);
	}
	if (config.port !== 0 && (await isTakenOnIpv6Loopback(config.port))) {
		throw takenPort(config.port, '--port');
	}
	try {
		return startServer({
			...config,
			hostname: config.lan ? '0.0.0.0' : '127.0.0.1',
			pages: config.pages ? devPages(config.pages) : site(DIST),
			framePolicy: !config.pages,
			addresses: (port) => (config.lan ? lanOrigins(port) : []),
			log,
		});
	} catch (error) {
		throw whyNoPort(error, config.port, '--port');
	}
}

/** Opens the tap where it is asked for; the site does not start without it, for nobody would notice. */
async function openTap({ tapPort }: Config, server: RunningServer): Promise<number | undefined> {
	if (tapPort === undefined) return undefined;
	try {
		if (tapPort !== 0 && (await isTakenOnIpv6Loopback(tapPort))) {
			throw takenPort(tapPort, TAP_PORT);
		}
		return await server.openTap(tapPort);
	} catch (error) {
		await server.stop();
		throw whyNoPort(error, tapPort, TAP_PORT);
	}
}

function lanOrigins(port: number): string[] {
	return lanAddresses().map((address) => `http://${address}:${port}`);
}

function greeting(config: Config, port: number, tapPort: number | undefined): string {
	const lines = [`http://localhost:${port}/`];
	const [first, ...others] = config.lan ? lanOrigins(port) : [];
	if (first !== undefined) {
		lines.push(...[first, ...others].map((origin) => `${origin}/`), encodeQR(`${first}/`, 'term'));
	} else if (config.lan) {
		lines.push('This machine is in no network; other devices cannot reach it.');
	}
	if (tapPort !== undefined) lines.push(`The tap is on port ${tapPort}.`);
	return `${lines.join('\n')}\n`;
}
