import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		'same-room-hears': {
			name: {
				ja: '同じ部屋の人に届く',
				en: 'Those in the same room hear it',
			},
			failed: {
				ja: "`c.req.query('room')` で部屋の名前を読み、`onOpen` でその部屋のトピックを購読し、`onMessage` で同じトピックへ 1 回発行します。",
				en: "Read the name with `c.req.query('room')`, subscribe to the topic of that room in `onOpen`, and publish to the same one in `onMessage`, once.",
			},
		},
		'other-rooms-do-not': {
			name: {
				ja: 'ほかの部屋には届かない',
				en: 'Those in other rooms do not',
			},
			failed: {
				ja: '部屋の名前を、外の変数ではなく、`upgradeWebSocket((c) => { … })` の中の `const` に置きます。外に置くと、最後に来た人の部屋になります。',
				en: 'Keep the name in a `const` inside `upgradeWebSocket((c) => { … })`, not in a variable outside: that would hold the room of whoever came last.',
			},
		},
		'names-are-exact': {
			name: {
				ja: '大文字と小文字がちがえば、別の部屋',
				en: 'Capitals make another room',
			},
			failed: {
				ja: '名前は、届いたとおりに使います。`toLowerCase()` などで変えていないか確かめてください。',
				en: 'Use the name as it came. Look for `toLowerCase()` or the like.',
			},
		},
		'any-name': {
			name: {
				ja: '日本語や記号の名前も、部屋になる',
				en: 'Any name makes a room, in Japanese and with signs too',
			},
			failed: {
				ja: 'アドレスの中では、名前がパーセント記号で書きかえられています。`c.req.query` や `URLSearchParams` は、それを元に戻します。自分で切り分けると、`&` などで壊れます。部屋を自分で覚えるなら `Map` を使います。ただのオブジェクトには、`__proto__` という名前が初めからあります。',
				en: 'In the address, the name is percent-encoded. `c.req.query` and `URLSearchParams` undo that; cutting the address up by hand goes wrong at signs such as `&`. If you keep the rooms yourself, use a `Map`: in an object, the name `__proto__` is taken.',
			},
		},
		'no-room-no-connection': {
			name: {
				ja: '名前がなければ、コード 4404 で閉じる',
				en: 'Without a name, the connection is closed with 4404',
			},
			failed: {
				ja: '`room` がないか、空のとき、`onOpen` で `ws.close(4404, …)` を呼びます。4000〜4999 は、アプリが自由に決められるコードです。',
				en: 'When `room` is missing or empty, call `ws.close(4404, …)` in `onOpen`. The codes from 4000 to 4999 are for applications to define.',
			},
		},
		'others-may-leave': {
			name: {
				ja: 'だれかが去っても、残った人どうしで話せる',
				en: 'Those who stay go on talking when somebody leaves',
			},
			failed: {
				ja: '1 人が去ったときに、部屋ごと片づけていませんか。トピックなら、最後の人が去ると自然に消えます。',
				en: 'Does the whole room go when one leaves? A topic is gone by itself once the last one has left.',
			},
		},
	},
	hints: [
		{
			ja: '`upgradeWebSocket` には、接続ごとに呼ばれる関数を渡します。その引数 `c` から、アドレスの中身を読めます。',
			en: '`upgradeWebSocket` takes a function that is called for each connection. Its argument `c` knows the address.',
		},
		{
			ja: "`const room = c.req.query('room')` で名前を読みます。アドレスに `?room=` がなければ `undefined` です。",
			en: "`const room = c.req.query('room')` reads the name. Without a `?room=` in the address it is `undefined`.",
		},
		{
			ja: "名前がないときは、`{ onOpen: (_event, ws) => ws.close(4404, 'No room') }` を返して終わりにします。",
			en: "Where there is none, return `{ onOpen: (_event, ws) => ws.close(4404, 'No room') }`, and be done.",
		},
		{
			ja: 'あるときは、トピックの名前を `room:${room}` のように作り、`subscribe` と `publish` の両方に使います。',
			en: 'Where there is one, make a topic such as `room:${room}`, and use it in both `subscribe` and `publish`.',
		},
	],
	starterFails: ['other-rooms-do-not', 'no-room-no-connection'],
};
