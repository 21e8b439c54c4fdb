import type { Random } from './random.js';
import type { AuthorityType } from './regions.js';

// Sounds that no English place begins with, and ends that make it sound like a place all the same. None of the usual -ton, -ham, -ford or -by.
const HEADS =
  'Abzi Bixa Brulva Cloxi Crundo Drovi Druxa Elzi Eskwi Fluma Frubo Glazi Grexi Hoski Ilvo Izmo Jelka Jurra Klemi Kuvri Lomzi Lurva Mozza Murxa Norvu Nyxa Ombri Ovru Ozbe Pligo Prixa Quasta Quelo Quimba Rhuvi Ruzzo Skorla Snarvi Thrubi Tulvi Ubra Vesku Vimbo Wexlu Xandri Yarle Yombi Zarni Zelfa Zoffe'.split(
    ' ',
  );
const TAILS =
  'barrow bron cask combe crake dew dorn drift ferrow garth gorse heft keld lanx lathe mantle marrow mede moss nethil parr pellan rake rastle reeve rill sedge skerry spindle stell sward tarn thorpe thwaite tock vale vane venn wrack yarrow'.split(
    ' ',
  );
const DIRECTIONS = ['North', 'South', 'East', 'West', 'Mid', 'Upper'] as const;

type Place = () => string;
/** Forms of names, each as often as it stands here. */
const FORMS: Record<AuthorityType, readonly ((place: Place, random: Random) => string)[]> = {
  'Unitary authority': [
    (place) => place(),
    (place) => place(),
    (place) => place(),
    (place) => `${place()} and ${place()}`,
    (place) => `${place()} and ${place()}`,
    (place) => `${place()}, ${place()} and ${place()}`,
    (place) => `${place()}shire`,
    (place, random) => `${random.pick(DIRECTIONS)} ${place()}`,
    (place) => `City of ${place()}`,
    (place) => `${place()}-on-the-${place()}`,
  ],
  'Metropolitan district': [
    (place) => place(),
    (place) => place(),
    (place) => place(),
    (place) => `${place()} and ${place()}`,
    (place) => `City of ${place()}`,
    (place) => `Borough of ${place()}`,
  ],
  'London borough': [
    (place) => place(),
    (place) => place(),
    (place) => `Borough of ${place()}`,
    (place) => `${place()} and ${place()}`,
    (place) => `${place()} upon ${place()}`,
  ],
  County: [
    (place) => `${place()}shire`,
    (place) => `${place()}shire`,
    (place, random) => `${random.pick(DIRECTIONS)} ${place()}shire`,
    (place) => `${place()} and ${place()}shire`,
  ],
  'Joint return': [(place) => `${place()} and ${place()}`],
};

/** Makes invented names, never one twice. */
export interface NameMaker {
  readonly nameAuthority: (type: AuthorityType) => string;
  /** A single invented place, for an agency. */
  readonly namePlace: () => string;
}

/**
 * Invented places: two sounds together, each place once until all 2,000 have been used; names of several places go on after that.
 * Makers of the same stream that start at different places share none until one reaches the other's start.
 *
 * @example
 * nameMaker(new Random('2017/places'), 0).nameAuthority('County'); // such as 'Quelovaneshire'
 */
export function nameMaker(random: Random, startAt: number): NameMaker {
  const places = random.shuffled(HEADS.flatMap((head) => TAILS.map((tail) => head + tail)));
  const taken = new Set<string>();
  let next = startAt;
  const place = (): string => {
    const name = places[next % places.length] ?? '';
    // After the first round at random, or the second would pair the same places again.
    next += next < places.length ? 1 : 1 + random.below(places.length);
    return name;
  };
  const unused = (make: () => string): string => {
    let name = make();
    while (taken.has(name)) name = make();
    taken.add(name);
    return name;
  };
  return {
    nameAuthority: (type) => unused(() => random.pick(FORMS[type])(place, random)),
    namePlace: () => unused(() => (next < places.length ? place() : `${place()} and ${place()}`)),
  };
}
