import { createServer } from 'node:net';

import { Trouble } from './house.mjs';

const DEFAULT_PORT = 4321;

/**
 * The port and interface that the server will be asked for. It reads these flags itself, with the
 * same defaults; here they are read early, to tell of a taken port before the work of a build.
 */
export function addressOf(/** @type {string[]} */ flags, env = process.env) {
	const index = flags.findIndex((flag) => flag === '--port' || flag.startsWith('--port='));
	const flag = flags[index];
	const text = flag?.includes('=')
		? flag.slice('--port='.length)
		: flag && (flags[index + 1] ?? '');
	const given = text ?? env['PORT'] ?? '';
	const port = given === '' && flag === undefined ? DEFAULT_PORT : Number(given || Number.NaN);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Trouble(
			`"${given}" is no port. Give a whole number from 0 to 65535, as in --port 8080.`,
		);
	}
	return { port, host: flags.includes('--lan') ? '0.0.0.0' : '127.0.0.1' };
}

/** @returns {Promise<number>} the port that was listened on, which differs where 0 was asked for */
function tryPort(/** @type {number} */ port, /** @type {string} */ host) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ port, host, exclusive: true }, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
		});
	});
}

/** Ends with a clear line where the port cannot be had. */
export async function ensurePortIsFree(
	/** @type {{ port: number, host: string }} */ { port, host },
) {
	try {
		await tryPort(port, host);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : String(error);
		if (code === 'EADDRINUSE') {
			throw new Trouble(
				`Port ${port} is taken, perhaps by a workbook that is still running. Stop that one, or choose another port: npm start -- --port ${port + 1}`,
			);
		}
		if (code === 'EACCES') {
			throw new Trouble(
				`Port ${port} may not be used by you. Choose one from 1024 up, as in --port 8080.`,
			);
		}
		throw new Trouble(`Port ${port} cannot be had (${code}).`);
	}
}

/** Finds a port on the loopback interface that nobody uses. */
export const freePort = () => tryPort(0, '127.0.0.1');
