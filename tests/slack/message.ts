import type { HeaderBlock, RichTextBlock, TableBlock } from "@slack/types";

export interface SlackMessage {
  text: string;
  blocks: (HeaderBlock | RichTextBlock | TableBlock)[];
  metadata: { event_type: string; event_payload: Record<string, string> };
  parse: "none";
  mrkdwn: false;
  unfurl_links: false;
  unfurl_media: false;
}
