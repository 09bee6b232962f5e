import { jsonWire, socketIoWire, type Wire } from './wire';

export interface Contender {
	readonly title: string;
	readonly runtime: 'bun' | 'node';
	readonly wire: Wire;
}

/** Who is measured, by the names of their files in `contenders/`. */
export const CONTENDERS = {
	ours: { title: '`/live/pubsub` (ours)', runtime: 'bun', wire: jsonWire },
	'bun-publish': { title: 'bare `Bun.serve`, `publish`', runtime: 'bun', wire: jsonWire },
	'hono-bun-loop': { title: 'Hono on Bun, loop', runtime: 'bun', wire: jsonWire },
	'ws-node': { title: '`ws` on Node, loop', runtime: 'node', wire: jsonWire },
	'hono-node': { title: 'Hono on Node, loop', runtime: 'node', wire: jsonWire },
	'socket-io': { title: 'Socket.IO on Node', runtime: 'node', wire: socketIoWire },
} satisfies Record<string, Contender>;

export type ContenderName = keyof typeof CONTENDERS;

/** What else can be started: ours as it is shipped, with handshakes for a fuzzer, and two that the bench has to see through. */
export const OTHERS = {
	'ours-as-shipped': { title: 'ours, as shipped', runtime: 'bun', wire: jsonWire },
	'ours-hasty': { title: 'ours, as shipped but for handshakes', runtime: 'bun', wire: jsonWire },
	'bad-drops': { title: 'drops 1 %', runtime: 'bun', wire: jsonWire },
	'bad-reorders': { title: 'reorders', runtime: 'bun', wire: jsonWire },
} satisfies Record<string, Contender>;

export type ServerName = ContenderName | keyof typeof OTHERS;

export const SERVERS: Readonly<Record<ServerName, Contender>> = { ...CONTENDERS, ...OTHERS };

export function isContender(name: string): name is ContenderName {
	return Object.hasOwn(CONTENDERS, name);
}
