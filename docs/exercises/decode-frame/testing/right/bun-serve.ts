Bun.serve({
	fetch(request, server) {
		if (server.upgrade(request)) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		message(ws, frame) {
			if (typeof frame === 'string') return;
			let place = 2;
			let length = frame.readUInt8(1) & 127;
			const masked = frame.readUInt8(1) >> 7 === 1;
			if (length === 126) {
				length = frame.readUInt16BE(place);
				place += 2;
			} else if (length === 127) {
				length = Number(frame.readBigUInt64BE(place));
				place += 8;
			}
			const key = masked ? frame.subarray(place, (place += 4)) : undefined;
			const payload = Buffer.from(frame.subarray(place, place + length));
			if (key) {
				for (const [index, byte] of payload.entries()) {
					payload[index] = byte ^ key.readUInt8(index % 4);
				}
			}
			const fin = frame.readUInt8(0) >> 7 === 1;
			const opcode = frame.readUInt8(0) & 15;
			ws.send(JSON.stringify({ fin, opcode, masked, text: String(payload) }));
		},
	},
});
