import type { FanOutResult } from './fan-out';

/** What makes a server's figures worthless: it did not do the work. */
export function faultsOf({ missing, outOfOrder, expected }: FanOutResult): string[] {
	const share = (count: number) => `${((count / expected) * 100).toFixed(2)} % of the deliveries`;
	return [
		...(expected === 0 ? ['nothing was sent'] : []),
		...(missing > 0 ? [`${share(missing)} never came`] : []),
		...(outOfOrder > 0 ? [`${share(outOfOrder)} came out of order`] : []),
	];
}

/** The share of one core from which a process counts as busy all the time. */
const BUSY = 0.95;
/** The share of messages that may be late. */
const FEW = 0.01;

/** Whether the generator, and not the server, was what set the figures. */
export function isGeneratorLimit({ generatorCpu, late }: FanOutResult): boolean {
	return generatorCpu >= BUSY || late > FEW;
}
