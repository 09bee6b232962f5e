type Options = {
	url: string;
	// Shows the text of a message to the user.
	show: (text: string) => void;
	// Tells the user how many messages cannot be had any more.
	lost: (count: number) => void;
};

type ServerMessage =
	| { type: 'said'; number: number; text: string }
	| { type: 'lost'; count: number }
	| { type: 'got'; id: string };

const first = 500;
const longest = 30_000;

// Called once for each user. What belongs to one user stays in here.
export function start({ url, show, lost }: Options) {
	let socket: WebSocket;
	let wait = first;
	let seen = 0;
	const shown = new Set<string>();
	let waiting: { id: string; text: string }[] = [];

	connect();

	function connect() {
		socket = new WebSocket(url);
		socket.onopen = () => {
			wait = first;
			tell({ type: 'hello', after: seen });
			for (const own of waiting) tell({ type: 'say', ...own });
		};
		socket.onmessage = ({ data }) => hear(JSON.parse(data));
		socket.onclose = () => {
			setTimeout(connect, wait * (0.5 + Math.random() / 2));
			wait = Math.min(wait * 2, longest);
		};
	}

	function hear(message: ServerMessage) {
		if (message.type === 'said') {
			seen = Math.max(seen, message.number);
			if (!shown.has(message.text)) show(message.text);
			shown.add(message.text);
		} else if (message.type === 'lost') {
			lost(message.count);
		} else if (message.type === 'got') {
			waiting = waiting.filter(({ id }) => id !== message.id);
		}
	}

	function tell(message: object) {
		if (socket.readyState === WebSocket.OPEN) {
			socket.send(JSON.stringify(message));
		}
	}

	return {
		// The user types.
		say(text: string) {
			const own = { id: crypto.randomUUID(), text };
			waiting.push(own);
			tell({ type: 'say', ...own });
		},
	};
}
