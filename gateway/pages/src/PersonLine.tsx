import { Badge, Flex, Text } from "@radix-ui/themes";

import type { FoundPatient } from "./api";
import { type Sentence, useSentences } from "./catalogue";

/** Whole years between a birth date and today. */
export function age(birthDate: string, today: Date): number {
  const [year = 0, month = 1, date = 1] = birthDate.split("-").map(Number);
  const hadBirthday = today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= date);
  return today.getFullYear() - year - (hadBirthday ? 0 : 1);
}

const sexes: Record<string, Sentence> = { male: "male", female: "female", other: "other" };

/** Who: the first thing that a doctor must see. */
export function PersonLine({ patient }: { patient: FoundPatient }) {
  const say = useSentences();
  return (
    <Flex direction="column" gap="1">
      <Flex align="baseline" gap="3" wrap="wrap">
        <Text size="5" weight="bold">{patient.kanji || patient.kana}</Text>
        <Text size="2" color="gray">{patient.kana}</Text>
        <Text size="2">{patient.birthDate}({age(patient.birthDate, new Date())}{say("years")}) {say(sexes[patient.gender] ?? "unknown")}</Text>
      </Flex>
      <Flex align="center" gap="2" wrap="wrap">
        {patient.insuredTail ? <Text size="1" color="gray">{say("insuredTail")} {patient.insuredTail}</Text> : null}
        <Badge color={patient.identity === "I1" ? "green" : "gray"}>{say(patient.identity === "I1" ? "identitySure" : "identityLocal")}</Badge>
      </Flex>
    </Flex>
  );
}
