/** How forms and portals write that somebody is a citizen of Viet Nam. */
const spellings = ['vn', 'vnm', 'việt nam', 'viet nam', 'vietnam'];

/** Only citizens are given a personal number; whoever says nothing of nationality declares a citizen. */
export function isCitizen(nationality: string | undefined): boolean {
  return nationality === undefined || spellings.includes(nationality.trim().toLowerCase());
}
