type Options = {
	url: string;
	// Shows the text of a message to the user.
	show: (text: string) => void;
	// Tells the user how many messages cannot be had any more.
	lost: (count: number) => void;
};

// Called once for each user. What belongs to one user stays in here.
export function start({ url, show }: Options) {
	const socket = new WebSocket(url);

	socket.onopen = () => tell({ type: 'hello', after: 0 });
	socket.onmessage = ({ data }) => {
		const message = JSON.parse(data);
		if (message.type === 'said') show(message.text);
	};

	function tell(message: object) {
		socket.send(JSON.stringify(message));
	}

	return {
		// The user types.
		say(text: string) {
			tell({ type: 'say', id: crypto.randomUUID(), text });
		},
	};
}
