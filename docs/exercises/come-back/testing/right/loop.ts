type Options = {
	url: string;
	show: (text: string) => void;
	lost: (count: number) => void;
};

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function start({ url, show, lost }: Options) {
	const own: { type: 'say'; id: string; text: string }[] = [];
	const confirmed = new Set<string>();
	let last = 0;
	let tell = (_message: object) => {};

	/** Resolves when the connection is over; with whether it ever was open. */
	function connection() {
		return new Promise<boolean>((resolve) => {
			const socket = new WebSocket(url);
			let wasOpen = false;
			socket.onopen = () => {
				wasOpen = true;
				tell = (message) => socket.send(JSON.stringify(message));
				tell({ type: 'hello', after: last });
				own.filter(({ id }) => !confirmed.has(id)).forEach(tell);
			};
			socket.onmessage = (event) => {
				const message = JSON.parse(event.data);
				if (message.type === 'got') confirmed.add(message.id);
				if (message.type === 'lost') lost(message.count);
				if (message.type !== 'said' || message.number <= last) return;
				last = message.number;
				show(message.text);
			};
			socket.onclose = () => {
				tell = () => {};
				resolve(wasOpen);
			};
		});
	}

	async function run() {
		let delay = 0.2;
		for (;;) {
			if (await connection()) delay = 0.2;
			await sleep(1000 * delay * (1 + Math.random()));
			delay = Math.min(delay * 1.7, 15);
		}
	}

	void run();
	return {
		say(text: string) {
			const message = { type: 'say', id: String(own.length), text } as const;
			own.push(message);
			tell(message);
		},
	};
}
