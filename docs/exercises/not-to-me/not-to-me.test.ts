import { prove } from '#docs/exercises/testing/prove';
import { notToMe } from './exercise';

prove(notToMe, import.meta.dir);
