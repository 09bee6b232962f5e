import { join } from 'node:path';
import encodeQR from 'qr';
import { type Config, HELP, readConfig, UsageError } from './config';
import { isTakenOnIpv6Loopback, lanAddresses } from './lan';
import { createLog } from './log';
import { devPages } from './pages';
import { type RunningServer, startServer } from './server';
import { isBuilt, site } from './site';

const DIST = join(import.meta.dir, '..', 'dist');

/** Why the server cannot start although it was asked properly. */
class StartError extends Error {
	override name = 'StartError';
}

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
	log.info('started', { port: server.port, lan: config.lan });
	process.stdout.write(greeting(config, server.port));

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
	const taken = new StartError(
		`Port ${config.port} is taken. End the program that uses it, or choose another: npm start -- --port ${config.port + 1}`,
	);
	if (config.port !== 0 && (await isTakenOnIpv6Loopback(config.port))) throw taken;
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
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'EADDRINUSE') throw taken;
		if (code === 'EACCES') {
			throw new StartError(`Port ${config.port} needs special rights. Choose one above 1023.`);
		}
		throw error;
	}
}

function lanOrigins(port: number): string[] {
	return lanAddresses().map((address) => `http://${address}:${port}`);
}

function greeting(config: Config, port: number): string {
	const lines = [`http://localhost:${port}/`];
	const [first, ...others] = config.lan ? lanOrigins(port) : [];
	if (first !== undefined) {
		lines.push(...[first, ...others].map((origin) => `${origin}/`), encodeQR(`${first}/`, 'term'));
	} else if (config.lan) {
		lines.push('This machine is in no network; other devices cannot reach it.');
	}
	return `${lines.join('\n')}\n`;
}
