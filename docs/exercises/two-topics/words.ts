import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		confirms: {
			name: {
				ja: '`join` と `leave` に、確認の返事が来る',
				en: '`join` and `leave` are confirmed',
			},
			failed: {
				ja: '`join tea` には `joined tea`、`leave tea` には `left tea` を、頼んだ本人にだけ返します。`coffee` も同じです。購読を済ませてから返事をします。',
				en: 'Answer `join tea` with `joined tea`, and `leave tea` with `left tea`, to whoever asked and nobody else; `coffee` alike. Subscribe first, then answer.',
			},
		},
		'subscribers-hear': {
			name: {
				ja: '入ったトピックの話が届く',
				en: 'Those who joined a topic hear it',
			},
			failed: {
				ja: '`say tea 文字` が届いたら、`tea` に入っている人へ `tea 文字` を配ります。文字の中に空白があっても、全部届けます。',
				en: 'On `say tea text`, deliver `tea text` to those who joined `tea`. The text may contain spaces; all of it has to arrive.',
			},
		},
		'speaking-needs-no-joining': {
			name: {
				ja: '入っていない人も、トピックへ話せる',
				en: 'You may speak to a topic that you have not joined',
			},
			failed: {
				ja: '話すことと聞くことは別です。`say` を、入っている人だけに限っていないか確かめてください。発行に購読はいりません。',
				en: 'Speaking and listening are two things. Look for a condition that lets only members `say`. Publishing needs no subscription.',
			},
		},
		'nobody-else-hears': {
			name: {
				ja: '入っていないトピックの話は届かない',
				en: 'Nobody hears a topic that they have not joined',
			},
			failed: {
				ja: '2 つのトピックが混ざっています。届いたトピックの名前を、`subscribe` と `publish` の両方にそのまま使っていますか。',
				en: 'The two topics are mixed up. Does the name that came in go into both `subscribe` and `publish`?',
			},
		},
		'nothing-before-joining': {
			name: {
				ja: '入る前の話は届かない',
				en: 'What was said before joining is not heard',
			},
			failed: {
				ja: 'つながっただけの人は、まだ何も聞いていません。`onOpen` で購読していないか、過去の話をためて送っていないか確かめてください。',
				en: 'Whoever has only connected hears nothing yet. Look for a `subscribe` in `onOpen`, or a store of past messages.',
			},
		},
		'leaving-works': {
			name: {
				ja: '抜けると、もう届かない',
				en: 'Who has left a topic hears no more of it',
			},
			failed: {
				ja: '`left tea` と返すだけでなく、`unsubscribe` を、入ったときと同じ名前で呼びます。抜けた人は、また入れます。',
				en: 'Answering `left tea` is not enough: call `unsubscribe`, with the same name as when joining. Whoever has left may join again.',
			},
		},
		'leaving-is-for-oneself': {
			name: {
				ja: '1 人が抜けても、残った人には届く',
				en: 'When one leaves, the others still hear it',
			},
			failed: {
				ja: '抜けるのは、頼んだ本人だけです。トピックごと消したり、全員を外したりしていないか確かめてください。',
				en: 'Only the one who asked leaves. Look for code that removes the whole topic, or everybody in it.',
			},
		},
		'joining-twice-delivers-once': {
			name: {
				ja: '2 回入っても、届くのは 1 回',
				en: 'Joining twice still delivers once',
			},
			failed: {
				ja: '配列に 2 回入れると、2 回届きます。同じものが 1 つしか入らない `Set` か、Bun のトピックを使います。',
				en: 'Whoever is in an array twice is sent to twice. Use a `Set`, which holds a thing once, or the topics of Bun.',
			},
		},
	},
	hints: [
		{
			ja: "メッセージを空白で分けると、はじめの 2 語が動詞とトピックです。残りは `join(' ')` で 1 つに戻します。",
			en: "Split the message at its spaces: the first two words are a verb and a topic. Put the rest together again with `join(' ')`.",
		},
		{
			ja: '動詞ごとに `if` を書きます。`join` は `ws.raw?.subscribe(topic)`、`leave` は `ws.raw?.unsubscribe(topic)` です。',
			en: 'Write an `if` for each verb. `join` is `ws.raw?.subscribe(topic)`, and `leave` is `ws.raw?.unsubscribe(topic)`.',
		},
		{
			ja: '購読したあとに `ws.send(…)` で確認を返します。先に返すと、相手は届くと思っているのに、まだ届かない時間ができます。',
			en: 'Confirm with `ws.send(…)` after subscribing. If you confirm first, there is a moment in which the other side expects messages and gets none.',
		},
		{
			ja: '`say` は `ws.raw?.publish(topic, …)` です。渡す文字は、トピックの名前、空白、残りの文字をつないだものです。',
			en: '`say` is `ws.raw?.publish(topic, …)`. What to publish is the name of the topic, a space, and the rest of the words.',
		},
	],
	starterFails: ['confirms'],
};
