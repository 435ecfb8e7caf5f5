export const themeKey = 'poll-by-poll.theme';
export type Theme = 'system' | 'light' | 'dark';

/**
 * Runs in the head before anything is painted, so that a chosen theme does not flash. It is inline,
 * and the CSP step allows it by its hash.
 */
export const themeScript = `try{var t=localStorage.getItem('${themeKey}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;
