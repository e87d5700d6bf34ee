const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

/** The day and the time in Helsinki of a moment: "2024-10-29" and "09:00". */
export function inHelsinki(moment: string): { day: string; time: string } {
  const [day = '', time = ''] = clock.format(new Date(moment)).split(' ');
  return { day, time };
}

/** The time of day that a person wrote as 9, 9.30 or 09:30, as "09:30"; undefined where it is none. */
export function parseTime(text: string): string | undefined {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})(?:[.:](\d{2}))?\s*$/.exec(text) ?? [];
  return hour && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : undefined;
}

/** The moment of that day and time in Helsinki, in summer and in winter. */
export function momentInHelsinki(day: string, time: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const shown = (moment: number) => {
    const at = inHelsinki(new Date(moment).toISOString());
    return Date.parse(`${at.day}T${at.time}:00Z`);
  };
  // The offset of the moment itself, not of the one that was guessed first: near a change of time they differ.
  const guess = wanted - (shown(wanted) - wanted);
  return new Date(guess - (shown(guess) - wanted)).toISOString();
}
