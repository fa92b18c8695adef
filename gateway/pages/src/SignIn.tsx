import { Button, Callout, Card, Flex, Heading, Text, TextField } from "@radix-ui/themes";
import { type FormEvent, useState } from "react";

import { type Session, signIn } from "./api";
import { type Sentence, useSentences } from "./catalogue";

export function SignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const say = useSentences();
  const [user, setUser] = useState("");
  const [passcode, setPasscode] = useState("");
  const [fault, setFault] = useState<Sentence | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const session = await signIn(user, passcode);
      if (session) onSignedIn(session);
      else setFault("signInFailed");
    } catch {
      setFault("failed");
    }
  };

  return (
    <Card className="narrow-card">
      <form onSubmit={(event) => void submit(event)}>
        <Flex direction="column" gap="3">
          <Heading as="h2" size="3">{say("signIn")}</Heading>
          <label>
            <Text size="2">{say("userName")}</Text>
            <TextField.Root autoComplete="username" required value={user} onChange={(e) => setUser(e.target.value)} />
          </label>
          <label>
            <Text size="2">{say("passcode")}</Text>
            <TextField.Root type="password" autoComplete="current-password" required value={passcode} onChange={(e) => setPasscode(e.target.value)} />
          </label>
          {fault ? <Callout.Root color="red" role="alert"><Callout.Text>{say(fault)}</Callout.Text></Callout.Root> : null}
          <Button type="submit">{say("signIn")}</Button>
        </Flex>
      </form>
    </Card>
  );
}
