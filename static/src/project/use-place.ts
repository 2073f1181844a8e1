import { useAddress, type Go } from '../shared/use-address';
import { pathOf, placeOf, type Place } from './tabs';

/** The tab and what is opened in it, in the page's own address. */
export const usePlace = (): readonly [Place, Go<Place>] => useAddress(placeOf, pathOf);
