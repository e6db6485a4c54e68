import type { Level } from '../../domain/level.ts';
import { phrasesOf } from './plain-words.ts';

/** Sizes as of T-shirts. `L` is not here: it means low in one file and large in another. */
export const SIZES: ReadonlyMap<string, Level> = phrasesOf<Level>({
  low: ['xxs', 'xs', 's', 'small', 'tiny', 'trivial', 'easy', 'quick', 'klein', 'pequeño', 'petit'],
  medium: ['m', 'moderate', 'mittel', 'mittlerer', 'medio', 'media', 'moyen', 'moyenne', 'médio'],
  high: [
    ...['xl', 'xxl', 'xxxl', 'large', 'huge', 'big', 'extra large', 'very high', 'significant'],
    ...['groß', 'grande', 'gros', 'hoch', 'alto', 'alta', 'élevé', 'élevée', 'major'],
  ],
});

/** Words for low in other languages; medium and high are among the sizes. */
export const LOW_WORDS: ReadonlySet<string> = new Set(
  'niedrig gering bajo baja faible baixo baixa minimal minor'.split(' '),
);

/** Hours of work in one of each unit: a day is 8, a week 40, a month 160, a sprint two weeks. */
export const UNIT_HOURS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    min: 1 / 60,
    mins: 1 / 60,
    minute: 1 / 60,
    minutes: 1 / 60,
    minuten: 1 / 60,
    minutos: 1 / 60,
    h: 1,
    hr: 1,
    hrs: 1,
    hour: 1,
    hours: 1,
    stunde: 1,
    stunden: 1,
    std: 1,
    hora: 1,
    horas: 1,
    heure: 1,
    heures: 1,
    d: 8,
    day: 8,
    days: 8,
    pd: 8,
    pt: 8,
    tag: 8,
    tage: 8,
    dia: 8,
    dias: 8,
    jour: 8,
    jours: 8,
    w: 40,
    wk: 40,
    wks: 40,
    week: 40,
    weeks: 40,
    woche: 40,
    wochen: 40,
    semana: 40,
    semanas: 40,
    semaine: 40,
    semaines: 40,
    sprint: 80,
    sprints: 80,
    month: 160,
    months: 160,
    monat: 160,
    monate: 160,
    mes: 160,
    meses: 160,
    mois: 160,
    quarter: 480,
    quarters: 480,
    year: 1920,
    years: 1920,
  }),
);

/** Names of story points. */
export const POINT_UNITS: ReadonlySet<string> = new Set(
  'point points pts pt sp storypoint storypoints punkte puntos'.split(' '),
);
