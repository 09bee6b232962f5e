import type { PushWay } from '#protocol';
import { demoHost } from '#docs/lib/connection/DemoHost.svelte';
import { Facts } from '#docs/stage/Facts.svelte';
import { tellOutcome } from '#docs/stage/outcome/tell';
import { Column } from './Column.svelte';
import { ServerClock } from './ServerClock';
import { WAYS } from './ways';

/** Seconds between two questions of the polling column that a reader may choose from. */
export const INTERVALS = ['1', '3', '10'] as const;

/** Ticks after which the four are compared, when a reader has predicted how they compare. */
const ENOUGH = 5;

const ORDER = ['polling', 'long-polling', 'sse', 'websocket'] as const satisfies PushWay[];

const createColumns = () => ORDER.map((way) => new Column(way));

/** The same clock in four ways, side by side. */
export class PushSession {
	readonly facts = new Facts();
	interval = $state<(typeof INTERVALS)[number]>('3');
	#columns = $state.raw<readonly Column[]>(createColumns());
	#running = $state(false);
	#ends: (() => void)[] = [];

	get columns(): readonly Column[] {
		return this.#columns;
	}

	/** Whether any of the four hears nothing now. */
	get lost(): boolean {
		return this.#columns.some(({ lost }) => lost);
	}

	get running(): boolean {
		return this.#running;
	}

	/** Begins anew, with every count at zero. */
	start(): void {
		this.stop();
		this.#running = true;
		this.#columns = createColumns();
		const clock = new ServerClock(() => performance.timeOrigin + performance.now());
		const stay = demoHost.whenMoved(() => {
			// Another server has another clock, and its costs are not to be added to these.
			this.facts.add('moved');
			this.start();
		});
		const ends = this.#columns.map((column) =>
			WAYS[column.way](
				{
					asked: () => {
						column.ask();
						this.facts.add(`asked.${column.way}`);
					},
					ticked: (tick, bytes) => {
						const delay = clock.delayOf(tick);
						if (!column.hear(tick, bytes, delay)) return;
						this.facts.add(`ticked.${column.way}`, undefined, {
							tick: tick.n,
							ms: Math.round(delay),
						});
						if (column.way === 'websocket' && column.ticks === ENOUGH) this.#compare();
					},
					lost: () => {
						if (!column.lost) this.facts.add(`lost.${column.way}`);
						column.lose();
					},
				},
				() => Number(this.interval) * 1_000,
			),
		);
		this.#ends = [stay, ...ends];
	}

	/** Tells which way has cost the most bytes so far. */
	#compare(): void {
		const [dearest] = this.#columns.toSorted((one, other) => other.bytes - one.bytes);
		if (dearest) tellOutcome(`push.bytes.${this.interval}`, dearest.way);
	}

	/** Ends all four; what they have counted stays to be read. */
	stop(): void {
		for (const end of this.#ends) end();
		this.#ends = [];
		this.#running = false;
	}
}
