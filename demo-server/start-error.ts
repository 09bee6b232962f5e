/** Why the server cannot start although it was asked properly; told in one line. */
export class StartError extends Error {
	override name = 'StartError';
}

/**
 * Says that a port is taken.
 * @param flag - how another one is asked for
 */
export function takenPort(port: number, flag: string): StartError {
	const other = port === 65_535 ? port - 1 : port + 1;
	return new StartError(
		`Port ${port} is taken. End the program that uses it, or choose another: npm start -- ${flag} ${other}`,
	);
}

/** Says in words why a port cannot be had; an error that is about no port stays as it is. */
export function whyNoPort(error: unknown, port: number, flag: string): unknown {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	if (code === 'EADDRINUSE') return takenPort(port, flag);
	if (code !== 'EACCES') return error;
	return new StartError(`Port ${port} needs special rights. Choose one above 1023 with ${flag}.`);
}
