type Options = {
	url: string;
	show: (text: string) => void;
	lost: (count: number) => void;
};

// In milliseconds: each is the sum of the two before it.
const waits = [300, 300, 600, 900, 1_500, 2_400, 3_900, 6_300, 10_200, 16_500];

export function start({ url, show, lost }: Options) {
	const own = new Map<string, string>();
	let socket: WebSocket;
	let after = 0;
	let failures = 0;

	function dial() {
		socket = new WebSocket(url);
		socket.onopen = () => {
			failures = 0;
			socket.send(JSON.stringify({ type: 'hello', after }));
			own.forEach((message) => socket.send(message));
		};
		socket.onmessage = ({ data }) => {
			const message = JSON.parse(data);
			if (message.type === 'lost') lost(message.count);
			if (message.type === 'got') own.delete(message.id);
			if (message.type === 'said' && message.number > after) {
				after = message.number;
				show(message.text);
			}
		};
		socket.onclose = () => {
			const wait = waits[Math.min(failures, waits.length - 1)] ?? 0;
			failures += 1;
			setTimeout(dial, wait * (0.9 + Math.random() * 0.2));
		};
	}

	dial();
	return {
		say(text: string) {
			const id = crypto.randomUUID();
			const message = JSON.stringify({ type: 'say', id, text });
			own.set(id, message);
			if (socket.readyState === WebSocket.OPEN) socket.send(message);
		},
	};
}
