import { Button, Flex, Heading, Text, Theme } from "@radix-ui/themes";
import { useEffect, useState, useSyncExternalStore } from "react";

import { currentSession, type FoundPatient, type Session, signOut } from "./api";
import { type Language, LanguageContext, sentence } from "./catalogue";
import { PatientHistory } from "./PatientHistory";
import { PatientSearch } from "./PatientSearch";
import { SignIn } from "./SignIn";

const darkQuery = window.matchMedia("(prefers-color-scheme: dark)");

function useDarkScheme(): boolean {
  return useSyncExternalStore(
    (changed) => {
      darkQuery.addEventListener("change", changed);
      return () => darkQuery.removeEventListener("change", changed);
    },
    () => darkQuery.matches,
  );
}

export function App() {
  const [language, setLanguage] = useState<Language>("ja");
  const [session, setSession] = useState<Session | null | undefined>(undefined);
  const [patient, setPatient] = useState<FoundPatient | null>(null);
  const dark = useDarkScheme();
  const say = (key: Parameters<typeof sentence>[1]) => sentence(language, key);

  useEffect(() => {
    currentSession().then(setSession, () => setSession(null));
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const leave = () => {
    setPatient(null);
    setSession(null);
  };

  return (
    <Theme appearance={dark ? "dark" : "light"} accentColor="teal" grayColor="slate" radius="medium">
      <LanguageContext.Provider value={language}>
        <header className="page-header">
          <Flex align="baseline" gap="3" wrap="wrap">
            <Heading as="h1" size="4">{say("title")}</Heading>
            <Text size="2" color="gray" className="wide-only">{say("subtitle")}</Text>
          </Flex>
          <Flex align="center" gap="3" wrap="wrap">
            {session ? <Text size="2">{session.institution} · {session.practitioner}</Text> : null}
            <Button variant="ghost" onClick={() => setLanguage(language === "ja" ? "en" : "ja")}>{say("switchLanguage")}</Button>
            {session ? <Button variant="ghost" onClick={() => void signOut().then(leave)}>{say("signOut")}</Button> : null}
          </Flex>
        </header>
        <main className="page-main">
          {session === undefined ? null : session === null ? (
            <SignIn onSignedIn={setSession} />
          ) : patient ? (
            <PatientHistory key={patient.handle} patient={patient} onBack={() => setPatient(null)} onSessionEnded={leave} />
          ) : (
            <PatientSearch onOpen={setPatient} onSessionEnded={leave} />
          )}
        </main>
      </LanguageContext.Provider>
    </Theme>
  );
}
