const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the text is a year, a month or a day of the calendar: `2023`, `2023-04`, `2023-04-17`. Precision is never added. */
export function isPartialDate(text: string): boolean {
  const [, year, month, day] = FORM.exec(text) ?? [];
  if (!year) return false;
  if (!month) return true;
  const inMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && (!day || (Number(day) >= 1 && Number(day) <= inMonth));
}
