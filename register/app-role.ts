/** The role the parts work under: it may not change the past. */
export const appRole = 'lienthong_app';
