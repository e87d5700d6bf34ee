/** Where a file is read. The name only tells people, and whatever saves it, what it is called. */
export const fileAddress = (id: string, name: string) => `/files/${id}/${encodeURIComponent(name)}`;
