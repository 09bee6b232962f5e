import { Counter, Gauge, Registry } from 'prom-client';
import type { CloseReason, Refusal } from '#protocol';

/** What is counted as it happens. */
export interface Metrics {
	message(demo: string): void;
	refused(reason: Refusal): void;
	closed(reason: CloseReason | 'dead-peer'): void;
	/** Everything in the text format of Prometheus. */
	text(): Promise<string>;
	readonly contentType: string;
}

/** What is looked up when somebody asks. */
export interface Gauges {
	connections(): Map<string, number>;
	rooms(): number;
	ownConnections(): number;
}

/** Makes the numbers of one server; two servers in one process do not share them. */
export function createMetrics(gauges: Gauges, demos: readonly string[]): Metrics {
	const registry = new Registry();
	const registers = [registry];
	const messages = new Counter({
		name: 'messages_total',
		help: 'WebSocket messages that clients sent.',
		labelNames: ['demo'] as const,
		registers,
	});
	const refusals = new Counter({
		name: 'refusals_total',
		help: 'Requests that were refused.',
		labelNames: ['reason'] as const,
		registers,
	});
	const closes = new Counter({
		name: 'closes_total',
		help: 'Connections that the guards closed.',
		labelNames: ['reason'] as const,
		registers,
	});
	new Gauge({
		name: 'connections',
		help: 'Open WebSocket connections, and requests that are held open.',
		labelNames: ['demo'] as const,
		registers,
		collect() {
			const counts = gauges.connections();
			for (const demo of demos) this.set({ demo }, counts.get(demo) ?? 0);
		},
	});
	new Gauge({
		name: 'rooms',
		help: 'Rooms with somebody in them.',
		registers,
		collect() {
			this.set(gauges.rooms());
		},
	});
	new Gauge({
		name: 'own_connections',
		help: 'TCP connections of the server to itself: for the relay, and for the tap.',
		registers,
		collect() {
			this.set(gauges.ownConnections());
		},
	});
	return {
		message: (demo) => messages.inc({ demo }),
		refused: (reason) => refusals.inc({ reason }),
		closed: (reason) => closes.inc({ reason }),
		text: () => registry.metrics(),
		contentType: registry.contentType,
	};
}
