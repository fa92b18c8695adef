import { Badge, Button, Code, Dialog, ScrollArea } from "@radix-ui/themes";

import { useSentences } from "./catalogue";
import type { Item } from "./fhir";

const colors = ["teal", "indigo", "orange", "plum", "cyan", "brown"] as const;

/** The same hospital has the same colour everywhere on the page. */
export function hospitalColor(number: string): (typeof colors)[number] {
  let sum = 0;
  for (const digit of number) sum += digit.charCodeAt(0);
  return colors[sum % colors.length] ?? "teal";
}

/** Which hospital an item came from; opens the FHIR that the page shows. */
export function SourceChip({ item }: { item: Item }) {
  const say = useSentences();
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <button type="button" className="chip-button" title={say("showOrigin")}>
          <Badge color={hospitalColor(item.hospital.number)} variant="soft">{item.hospital.name}</Badge>
        </button>
      </Dialog.Trigger>
      <Dialog.Content maxWidth="720px">
        <Dialog.Title size="3">{say("showOrigin")} · {item.hospital.name}</Dialog.Title>
        <Dialog.Description size="1" mb="2">{item.resource.resourceType}/{item.resource.id}</Dialog.Description>
        <ScrollArea type="auto" className="source-scroll">
          <Code asChild variant="ghost" size="1"><pre>{JSON.stringify(item.resource, null, 2)}</pre></Code>
        </ScrollArea>
        <Dialog.Close><Button mt="3" variant="soft">{say("close")}</Button></Dialog.Close>
      </Dialog.Content>
    </Dialog.Root>
  );
}
