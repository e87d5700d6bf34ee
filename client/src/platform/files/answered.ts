/** An answer that is no error of the hub's; one that is, is thrown as the GraphQL ones are. */
export async function answered(asked: Promise<Response>): Promise<Response> {
  const response = await asked;
  if (response.ok) return response;
  const errors = await response.json().then(
    (body: { errors?: unknown[] }) => body.errors,
    () => undefined,
  );
  throw Object.assign(new Error(`HTTP ${response.status}`), errors ? { errors } : { statusCode: response.status });
}
