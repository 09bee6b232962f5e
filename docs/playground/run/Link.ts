import * as v from 'valibot';

import { type Order, type Report, report } from './messages';
import { REPORTS } from './sandbox/limits';
import { Rate } from './sandbox/rate';
import { Watchdog } from './Watchdog';

export interface LinkOptions {
	hear(report: Report): void;
	/** The other end must be ended: it is silent, or says far too much. */
	lost(reason: 'silent' | 'flood'): void;
}

/** The page's end of what leads to a realm of the reader's. */
export class Link {
	/** For the other end. */
	readonly port: MessagePort;
	readonly #own: MessagePort;
	readonly #watchdog: Watchdog;

	constructor({ hear, lost }: LinkOptions) {
		const { port1, port2 } = new MessageChannel();
		this.#own = port1;
		this.port = port2;
		const rate = new Rate(REPORTS, () => performance.now());
		this.#watchdog = new Watchdog({
			ping: () => {
				this.order({ type: 'ping' });
			},
			silent: () => {
				lost('silent');
			},
			every(milliseconds, callback) {
				const timer = setInterval(callback, milliseconds);
				return () => {
					clearInterval(timer);
				};
			},
		});
		port1.onmessage = ({ data }: MessageEvent<unknown>) => {
			if (!rate.add()) {
				lost('flood');
				return;
			}
			const parsed = v.safeParse(report, data);
			if (!parsed.success) {
				// Our own scripts cut what they tell: this was told past them.
				if (parsed.issues.some(({ type }) => type === 'max_length')) lost('flood');
				return;
			}
			if (parsed.output.type === 'alive') this.#watchdog.answered();
			else hear(parsed.output);
		};
	}

	/** Whether the other end has answered of late. */
	get hears(): boolean {
		return this.#watchdog.hears;
	}

	order(order: Order, ports: MessagePort[] = []): void {
		this.#own.postMessage(order, ports);
	}

	close(): void {
		this.#watchdog.stop();
		this.#own.close();
	}
}
