import { z } from 'zod';

/**
 * The parts of an update that mean something here (https://core.telegram.org/bots/api#update). Loose: what is not named is
 * dropped, and a part of a shape that nobody expected counts as missing, so that a message is never lost for it.
 */
const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const userSchema = z.object({
  id: z.number(),
  is_bot: maybe(z.boolean()),
  first_name: z.string().catch(''),
  last_name: maybe(z.string()),
  username: maybe(z.string()),
});

const chatSchema = z.object({
  id: z.number(),
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
  title: maybe(z.string()),
});

/** Seconds; what no Date can hold is none. */
const unixTime = z.number().min(0).max(8_640_000_000_000);

const fileSchema = z.object({
  file_id: z.string(),
  file_name: maybe(z.string()),
  mime_type: maybe(z.string()),
  file_size: maybe(z.number()),
});

const photoSchema = fileSchema.extend({ width: z.number().catch(0), height: z.number().catch(0) });
const entitySchema = z.object({ type: z.string(), offset: z.number(), length: z.number() });
const present = maybe(z.looseObject({}));

const placeSchema = z.object({
  message_id: z.number(),
  chat: chatSchema,
  message_thread_id: maybe(z.number()),
  is_topic_message: maybe(z.boolean()),
});

const repliedSchema = z.object({
  message_id: z.number(),
  from: maybe(userSchema),
  text: maybe(z.string()),
  caption: maybe(z.string()),
  forum_topic_created: present,
});

const messageSchema = placeSchema.extend({
  date: unixTime,
  from: maybe(userSchema),
  sender_chat: present,
  is_automatic_forward: maybe(z.boolean()),
  text: maybe(z.string()),
  entities: maybe(z.array(entitySchema)),
  caption: maybe(z.string()),
  media_group_id: maybe(z.string()),
  reply_to_message: maybe(repliedSchema),
  photo: maybe(z.array(photoSchema)),
  video: maybe(fileSchema),
  animation: maybe(fileSchema),
  audio: maybe(fileSchema),
  document: maybe(fileSchema),
  sticker: present,
  voice: present,
  video_note: present,
  location: present,
  venue: present,
  contact: present,
  poll: present,
  dice: present,
  game: present,
  story: present,
  checklist: present,
  paid_media: present,
  rich_message: present,
  new_chat_members: maybe(z.array(userSchema)),
  left_chat_member: maybe(userSchema),
  migrate_to_chat_id: maybe(z.number()),
});

const tapSchema = z.object({
  id: z.string(),
  from: userSchema,
  message: maybe(placeSchema),
  data: maybe(z.string()),
});

const memberStateSchema = z.object({ status: z.string(), is_member: maybe(z.boolean()), user: userSchema });
const memberChangeSchema = z.object({
  chat: chatSchema,
  from: userSchema,
  old_chat_member: memberStateSchema,
  new_chat_member: memberStateSchema,
});

/** What has no number is no update; a kind that is not as expected is as if it were not there. */
export const updateSchema = z.object({
  update_id: z.number(),
  message: maybe(messageSchema),
  edited_message: maybe(messageSchema),
  callback_query: maybe(tapSchema),
  my_chat_member: maybe(memberChangeSchema),
  chat_member: maybe(memberChangeSchema),
});

export type TelegramUser = z.infer<typeof userSchema>;
export type TelegramChat = z.infer<typeof chatSchema>;
export type TelegramPlace = z.infer<typeof placeSchema>;
export type TelegramMessage = z.infer<typeof messageSchema>;
export type TelegramTap = z.infer<typeof tapSchema>;
export type TelegramMemberState = z.infer<typeof memberStateSchema>;
export type TelegramMemberChange = z.infer<typeof memberChangeSchema>;
