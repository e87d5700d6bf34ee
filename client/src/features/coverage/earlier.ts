/** The day a month or a quarter before a day, or the last day of the year before it. */
export function earlier(day: string, span: 'month' | 'quarter' | 'year'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (span === 'year') return `${year - 1}-12-31`;
  const months = year * 12 + month - 1 - (span === 'month' ? 1 : 3);
  const [toYear, toMonth] = [Math.floor(months / 12), months % 12];
  // The month may be shorter than this one.
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return `${toYear}-${String(toMonth + 1).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}
