import type { Order } from '#docs/exercises/serving/orders';
import type { Report } from '#docs/exercises/serving/reports';

/** Where the reader's client runs, and the server that it dials: processes, or the page. */
export interface Stage {
	/** Of the server's endpoint, without a query. */
	readonly url: string;
	order(order: Order): void;
	/** Called with each report, in order; whoever checks puts itself here. */
	hear: (report: Report) => void;
	/** As in `Surroundings`. */
	readonly patience?: number;
}

/** What became of loading the reader's client. */
export type OpenedStage =
	| { readonly type: 'open'; readonly stage: Stage }
	/** It exports no function `start`. */
	| { readonly type: 'no-start' }
	/** It ended before it could be started. */
	| { readonly type: 'client-ended' };
