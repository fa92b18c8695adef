import { Card, Heading, Skeleton, Text } from "@radix-ui/themes";
import type { ReactNode } from "react";

import { type Sentence, useSentences } from "./catalogue";
import { everyHospitalAnswered, type History } from "./history";

interface Props { title: Sentence; history: History; count: number; children: ReactNode; tone?: "alert" }

/** One section: its heading, and what to say while there is nothing in it. */
export function Section({ title, history, count, children, tone }: Props) {
  const say = useSentences();
  return (
    <Card asChild className={tone === "alert" && count > 0 ? "section section-alert" : "section"}>
      <section aria-label={say(title)}>
        <Heading as="h3" size="3" mb="2">{say(title)}{count > 0 ? <Text size="2" color="gray"> ({count})</Text> : null}</Heading>
        {count > 0 ? children : <Nothing history={history} />}
        {count > 0 && history.complete && !everyHospitalAnswered(history) ? (
          <Text as="p" size="1" color="orange" mt="2">{say("incomplete")}</Text>
        ) : null}
      </section>
    </Card>
  );
}

/** "None recorded" is different from "not answered yet" and from "did not answer". */
function Nothing({ history }: { history: History }) {
  const say = useSentences();
  if (!history.complete && !history.failed) return <Skeleton height="24px" aria-label={say("waiting")} />;
  return <Text size="2" color="gray">{say(everyHospitalAnswered(history) ? "noneRecorded" : "incomplete")}</Text>;
}
