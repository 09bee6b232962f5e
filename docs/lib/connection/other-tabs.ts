const NAME = 'websocket-hands-on.host';

/** The other tabs of this browser that show the workbook. */
export interface OtherTabs {
	tell(word: string): void;
	/** Calls back with what another tab says. */
	listen(hear: (word: string) => void): void;
}

/** Finds the other tabs; what they say may come from another version of the workbook. */
export function findOtherTabs(): OtherTabs {
	const channel = new BroadcastChannel(NAME);
	return {
		tell: (word) => {
			channel.postMessage(word);
		},
		listen: (hear) => {
			channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
				if (typeof data === 'string') hear(data);
			});
		},
	};
}
