import type { StopReason } from './contract';
import { Link } from './Link';
import type { Report, Start } from './messages';
import { createFrame, type Isolation } from './sandboxed-frame';
import hostScript from './sandbox/host.entry?bundled';
import workerScript from './sandbox/worker.entry?bundled';

export interface RealmOptions {
	readonly isolation: Isolation;
	readonly start: Start;
	hear(report: Report): void;
	/** It has been ended. Not called when the page ends it. */
	stopped(reason: StopReason): void;
}

/** Where the reader's server runs: a worker, made in a hidden frame so that it has no origin. */
export class ServerRealm {
	/**
	 * Resolves once it listens or its first module has run, or when that will not be any more: a module
	 * that awaits without end may serve all the while.
	 */
	readonly ready: Promise<void>;
	readonly #frame: HTMLIFrameElement;
	readonly #host: Link;
	readonly #worker: Link;
	readonly #resolve: () => void;
	#ended = false;

	constructor({ isolation, start, hear, stopped }: RealmOptions) {
		const { promise, resolve } = Promise.withResolvers<undefined>();
		this.ready = promise;
		this.#resolve = () => {
			resolve(undefined);
		};
		const stop = (reason: StopReason) => {
			if (this.#ended) return;
			this.end();
			stopped(reason);
		};
		this.#host = new Link({
			hear: () => undefined,
			lost: () => {
				stop('crash');
			},
		});
		this.#worker = new Link({
			hear: (report) => {
				if (report.type === 'stopped') {
					stop(report.reason);
					return;
				}
				hear(report);
				if (/^(?:listening|started|ended)$/.test(report.type)) this.#resolve();
			},
			lost: (reason) => {
				// A worker that is only busy leaves its frame alive; a process that is gone does not.
				if (reason === 'flood') stop('flood');
				else stop(this.#host.hears ? 'busy' : 'crash');
			},
		});
		this.#frame = createFrame({
			isolation,
			script: hostScript,
			message: { script: workerScript, start },
			ports: [this.#host.port, this.#worker.port],
			left: () => {
				stop('crash');
			},
		});
		this.#frame.hidden = true;
		this.#frame.tabIndex = -1;
		this.#frame.ariaHidden = 'true';
		document.body.append(this.#frame);
	}

	/** A browser tab opens, at the other end of the port. */
	open(tab: number, port: MessagePort): void {
		this.#worker.order({ type: 'open', tab }, [port]);
	}

	/** A browser tab closes, with all that it had open. */
	close(tab: number): void {
		if (!this.#ended) this.#worker.order({ type: 'close', tab });
	}

	end(): void {
		this.#ended = true;
		this.#host.close();
		this.#worker.close();
		this.#frame.remove();
		this.#resolve();
	}
}
