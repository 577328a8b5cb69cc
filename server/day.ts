/** The day on which a grant is in force or not: of France, whose offices open and close accesses. */
export const today = (): string => isoDay.format(new Date());

// Swedes write days as ISO does. Making a formatter costs more than the rest of a request.
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
