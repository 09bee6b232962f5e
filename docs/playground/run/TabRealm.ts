import type { StopReason } from './contract';
import { Link } from './Link';
import { createFrame } from './sandboxed-frame';
import tabScript from './sandbox/tab.entry?bundled';
import type { RealmOptions } from './ServerRealm';

export interface TabOptions extends RealmOptions {
	/** Leads to the server. */
	readonly port: MessagePort;
}

/** Where the reader's client runs: one browser tab, as a frame. */
export class TabRealm {
	/** To be put where the tab is shown; the client starts then. */
	readonly frame: HTMLIFrameElement;
	readonly #link: Link;
	#ended = false;

	constructor({ isolation, start, port, hear, stopped }: TabOptions) {
		const stop = (reason: StopReason) => {
			if (this.#ended) return;
			this.end();
			stopped(reason);
		};
		this.#link = new Link({
			hear: (report) => {
				if (report.type === 'stopped') stop(report.reason);
				else if (report.type !== 'started') hear(report);
			},
			lost: (reason) => {
				stop(reason === 'flood' ? 'flood' : 'crash');
			},
		});
		this.frame = createFrame({
			isolation,
			script: tabScript,
			message: start,
			ports: [this.#link.port, port],
			left: () => {
				stop('left');
			},
		});
	}

	/** The server is no more: its connections break. */
	sever(): void {
		if (!this.#ended) this.#link.order({ type: 'sever' });
	}

	end(): void {
		this.#ended = true;
		this.#link.close();
		this.frame.remove();
	}
}
