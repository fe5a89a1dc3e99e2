const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  True: true,
  1: true,
  false: false,
  False: false,
  0: false,
};

/** Reads a parameter that came as a string (urlencoded, multipart) by the types that it may have; what cannot be read stays. */
export function decodeParam(value: unknown, types: readonly string[] | undefined): unknown {
  if (typeof value !== 'string' || !types) return value;
  if (types.includes('Integer') && /^-?\d{1,16}$/.test(value)) return Number(value);
  if (types.includes('String')) return value;
  if (types.includes('Boolean')) return booleans[value] ?? value;
  if (types.includes('Float')) return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
  return types.includes('InputFile') || types.includes('Integer') ? value : parseJson(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
