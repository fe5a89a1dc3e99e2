/** A refusal as the Bot API words it; becomes `{ ok: false, error_code, description, parameters }`. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export function badRequest(description: string): ApiError {
  return new ApiError(400, `Bad Request: ${description}`);
}

export function forbidden(description: string): ApiError {
  return new ApiError(403, `Forbidden: ${description}`);
}
