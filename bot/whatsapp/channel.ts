/** The name of this chat. It stands alone: who only needs the name does not load the library. */
export const channel = 'whatsapp';
