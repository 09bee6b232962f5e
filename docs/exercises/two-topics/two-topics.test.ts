import { prove } from '#docs/exercises/testing/prove';
import { twoTopics } from './exercise';

prove(twoTopics, import.meta.dir);
