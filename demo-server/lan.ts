import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';

/** The IPv4 addresses of this machine that others in its network can reach. */
export function lanAddresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal)
		.map(({ address }) => address);
}

/**
 * Says whether a program listens on the IPv6 loopback address. We listen on 127.0.0.1, but a
 * browser tries [::1] first for `localhost`, and would show that program's pages as ours.
 */
export function isTakenOnIpv6Loopback(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host: '::1', port, timeout: 500 });
		const settle = (taken: boolean) => {
			socket.destroy();
			resolve(taken);
		};
		socket.once('connect', () => settle(true));
		socket.once('error', () => settle(false));
		socket.once('timeout', () => settle(false));
	});
}
